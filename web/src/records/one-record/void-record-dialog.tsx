import type { RecordDetail } from '@lantai/contract/records/record.ts';
import {
  getRecord,
  listRecords,
  recordHistory,
  voidRecord,
} from '@lantai/contract/records/records.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { recordText } from './record.text.ts';

const t = recordText.voiding;

type Props = { readonly record: RecordDetail; readonly onClose: () => void };

export function VoidRecordDialog({ record, onClose }: Props) {
  const command = useApiCommand(voidRecord, {
    refreshes: [getRecord, recordHistory, listRecords],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title(record.title ?? recordText.untitled)}
      submit={t.submit}
      note={t.note}
      danger
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { recordId: record.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} placeholder={t.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}
