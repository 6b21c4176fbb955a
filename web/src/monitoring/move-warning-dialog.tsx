import { listWarnings, moveWarning } from '@lantai/contract/monitoring/monitoring.api.ts';
import {
  type Warning,
  type WarningAction,
  warningActionNames,
} from '@lantai/contract/monitoring/warning.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { monitoringText } from './monitoring.text.ts';

const t = monitoringText.warnings;

type Props = { warning: Warning; action: WarningAction; onClose: () => void };

export function MoveWarningDialog({ warning, action, onClose }: Props) {
  const command = useApiCommand(moveWarning, {
    refreshes: [listWarnings, getWorkbench],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ note: string }>
      title={`${warningActionNames[action]}：${warning.title}`}
      submit={warningActionNames[action]}
      note={t.dialogNote}
      command={command}
      onClose={onClose}
      onSubmit={({ note }) =>
        command.mutate({ params: { warningId: warning.id }, body: { action, note } })
      }
    >
      <Form.Item
        name="note"
        label={t.noteField}
        rules={[{ required: true, whitespace: true, message: t.noteNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
