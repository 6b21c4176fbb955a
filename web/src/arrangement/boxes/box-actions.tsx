import {
  closeBox,
  getBox,
  listBoxes,
  reopenBox,
  shelveBox,
} from '@lantai/contract/arrangement/boxes.api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import type { OneBox } from './box-page.tsx';
import { boxesText as t } from './boxes.text.ts';

const refreshes = [getBox, listBoxes];

/** The next step of a box, and its label. */
export function BoxActions({ box }: { box: OneBox }) {
  const [dialog, setDialog] = useState<'shelve' | 'reopen' | undefined>(undefined);
  const close = useApiCommand(closeBox, { refreshes, says: t.closed, saysProblem: true });
  return (
    <Flex gap={8}>
      <Link
        to="/print/box-labels"
        search={{ fondsId: box.fondsId, classKey: box.classKey, box: box.number }}
        target="_blank"
      >
        <Button>{t.labels}</Button>
      </Link>
      {box.state === 'open' && (
        <MayButton
          type="primary"
          access={closeBox.access}
          loading={close.isPending}
          onClick={() => close.mutate({ params: { boxId: box.id } })}
        >
          {t.close}
        </MayButton>
      )}
      {box.state === 'closed' && (
        <MayButton access={reopenBox.access} onClick={() => setDialog('reopen')}>
          {t.reopen}
        </MayButton>
      )}
      {box.state !== 'open' && (
        <MayButton type="primary" access={shelveBox.access} onClick={() => setDialog('shelve')}>
          {box.state === 'closed' ? t.shelve : t.moveOn}
        </MayButton>
      )}
      {dialog === 'shelve' && <ShelveDialog box={box} onClose={() => setDialog(undefined)} />}
      {dialog === 'reopen' && <ReopenDialog box={box} onClose={() => setDialog(undefined)} />}
    </Flex>
  );
}

type DialogProps = { box: OneBox; onClose: () => void };

function ShelveDialog({ box, onClose }: DialogProps) {
  const command = useApiCommand(shelveBox, { refreshes, says: t.shelving.done, onDone: onClose });
  return (
    <FormDialog<{ location: string }>
      title={t.shelving.title(box.number)}
      submit={t.shelving.submit}
      command={command}
      initial={{ location: box.location ?? '' }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { boxId: box.id }, body })}
    >
      <Form.Item
        name="location"
        label={t.shelving.location}
        extra={t.shelving.hint}
        rules={[{ required: true, whitespace: true, message: t.shelving.needed }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

function ReopenDialog({ box, onClose }: DialogProps) {
  const command = useApiCommand(reopenBox, { refreshes, says: t.reopening.done, onDone: onClose });
  return (
    <FormDialog<{ reason: string }>
      title={t.reopening.title(box.number)}
      submit={t.reopening.submit}
      note={t.reopening.note}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { boxId: box.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reopening.reason}
        rules={[{ required: true, whitespace: true, message: t.reopening.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
