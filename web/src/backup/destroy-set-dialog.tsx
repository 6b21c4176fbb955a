import { destroyBackupSet } from '@lantai/contract/backup/backup.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { backupText } from './backup.text.ts';
import { backupReads } from './start-work.ts';

const t = backupText.destroy;

export function DestroySetDialog({ set, onClose }: { set: string; onClose: () => void }) {
  const command = useApiCommand(destroyBackupSet, {
    refreshes: backupReads,
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title(set)}
      submit={t.submit}
      note={t.note}
      danger
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { set }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
