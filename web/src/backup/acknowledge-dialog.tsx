import { acknowledgeBackupAlarm, getBackupStatus } from '@lantai/contract/backup/backup.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { backupText } from './backup.text.ts';

const t = backupText.acknowledging;

export function AcknowledgeDialog({ onClose }: { onClose: () => void }) {
  const command = useApiCommand(acknowledgeBackupAlarm, {
    refreshes: [getBackupStatus],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title}
      submit={backupText.acknowledge}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ body })}
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
