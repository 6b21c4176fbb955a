import { Button, Descriptions, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { type Key, useKeys, useKnownKeys } from '../keys.ts';
import { platformText as t } from '../platform.text.ts';

/** Under `?`: the keys that work on this page and everywhere. */
export function KeysDialog() {
  const [open, setOpen] = useState(false);
  const known = useKnownKeys();
  useKeys(
    useMemo(
      () => [{ keys: '?', does: t.keys.help, everywhere: true, run: () => setOpen(true) }],
      [],
    ),
  );
  const close = { keys: 'Esc', does: t.keys.close, run: () => {}, everywhere: true };

  return (
    <>
      <Button
        type="text"
        aria-label={t.keys.title}
        title={`${t.keys.title}（?）`}
        onClick={() => setOpen(true)}
      >
        ?
      </Button>
      <Modal
        open={open}
        footer={null}
        title={t.keys.title}
        width={420}
        onCancel={() => setOpen(false)}
      >
        <KeyList title={t.keys.here} keys={known.filter(({ everywhere }) => !everywhere)} />
        <KeyList
          title={t.keys.everywhere}
          keys={[...known.filter(({ everywhere }) => everywhere), close]}
        />
      </Modal>
    </>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly Key[] }) {
  if (keys.length === 0) return null;
  return (
    <Descriptions
      size="small"
      column={1}
      title={title}
      items={keys.map(({ keys: name, does }) => ({
        key: name,
        label: <kbd>{keyName(name)}</kbd>,
        children: does,
      }))}
    />
  );
}

function keyName(keys: string): string {
  return keys.startsWith('mod+') ? `Ctrl ${keys.slice(4).toUpperCase()}` : keys;
}
