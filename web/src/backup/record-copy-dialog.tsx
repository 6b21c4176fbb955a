import { recordBackupCopy } from '@lantai/contract/backup/backup.api.ts';
import type { CallOf } from '@lantai/contract/endpoint.ts';
import { Form, Input, InputNumber } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { backupText } from './backup.text.ts';
import { backupReads } from './start-work.ts';

const t = backupText.copy;

type Fields = CallOf<typeof recordBackupCopy>['body'];

const words = [
  ['place', 200],
  ['carrier', 100],
  ['carrierNumber', 100],
  ['keptBy', 100],
] as const;

export function RecordCopyDialog({ set, onClose }: { set: string; onClose: () => void }) {
  const command = useApiCommand(recordBackupCopy, {
    refreshes: backupReads,
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title(set)}
      submit={t.submit}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={({ kilometres, ...body }) =>
        command.mutate({ params: { set }, body: { ...body, kilometres: kilometres ?? null } })
      }
    >
      {words.map(([name, most]) => (
        <Form.Item
          key={name}
          name={name}
          label={t[name]}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input maxLength={most} />
        </Form.Item>
      ))}
      <Form.Item name="kilometres" label={t.kilometres}>
        <InputNumber min={0} max={20_000} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
