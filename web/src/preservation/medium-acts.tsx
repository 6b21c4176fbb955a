import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import {
  listMedia,
  readMedium,
  replaceMedium,
  writeMedium,
} from '@lantai/contract/preservation/offline-media.api.ts';
import { leastShare, type OfflineMedium } from '@lantai/contract/preservation/offline-media.ts';
import { Form, Input, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { offlineMediaText as t } from './offline-media.text.ts';

type Of = { medium: OfflineMedium; onClose: () => void };

/** What can be done with a medium as it stands. */
export function MediumActs({ medium }: { medium: OfflineMedium }) {
  const [open, setOpen] = useState<'write' | 'read' | 'replace'>();
  const of = { medium, onClose: () => setOpen(undefined) };
  if (medium.state === 'replaced') return null;
  const access = writeMedium.access;
  return (
    <Space>
      {medium.state === 'registered' ? (
        <MayButton size="small" access={access} onClick={() => setOpen('write')}>
          {t.write}
        </MayButton>
      ) : (
        <MayButton size="small" access={access} onClick={() => setOpen('read')}>
          {t.read}
        </MayButton>
      )}
      <MayButton size="small" access={access} onClick={() => setOpen('replace')}>
        {t.replace}
      </MayButton>
      {open === 'write' && <WriteDialog {...of} />}
      {open === 'read' && <ReadDialog {...of} />}
      {open === 'replace' && <ReplaceDialog {...of} />}
    </Space>
  );
}

function PathField() {
  return (
    <Form.Item
      name="path"
      label={t.fields.path}
      rules={[{ required: true, whitespace: true, message: t.fill(t.fields.path) }]}
    >
      <Input autoFocus maxLength={500} />
    </Form.Item>
  );
}

function WriteDialog({ medium, onClose }: Of) {
  const command = useApiCommand(writeMedium, {
    refreshes: [listMedia, listJobs],
    says: t.started,
    onDone: onClose,
  });
  return (
    <FormDialog<{ path: string }>
      title={t.writeTitle(medium.number)}
      submit={t.write}
      note={t.writeNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { mediumId: medium.id }, body })}
    >
      <PathField />
    </FormDialog>
  );
}

function ReadDialog({ medium, onClose }: Of) {
  const command = useApiCommand(readMedium, {
    refreshes: [listMedia, listJobs],
    says: t.started,
    onDone: onClose,
  });
  return (
    <FormDialog<{ path: string; share: number }>
      title={t.readTitle(medium.number)}
      submit={t.read}
      note={t.readNote}
      command={command}
      initial={{ share: leastShare }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { mediumId: medium.id }, body })}
    >
      <PathField />
      <Form.Item
        name="share"
        label={t.fields.share}
        rules={[{ required: true, message: t.fill(t.fields.share) }]}
      >
        <InputNumber min={leastShare} max={100} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

function ReplaceDialog({ medium, onClose }: Of) {
  const command = useApiCommand(replaceMedium, {
    refreshes: [listMedia],
    says: t.replaced,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.replaceTitle(medium.number)}
      submit={t.replace}
      note={t.replaceNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { mediumId: medium.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.fields.reason}
        rules={[{ required: true, whitespace: true, min: 2, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
