import {
  type DuplicatePair,
  judgeDifferent,
  listDuplicates,
} from '@lantai/contract/collection/duplicates.api.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { helpText } from './help.text.ts';

const t = helpText.duplicates;

type Props = { readonly pair: DuplicatePair; readonly onClose: () => void };

export function JudgeDifferentDialog({ pair: { low, high }, onClose }: Props) {
  const judge = useApiCommand(judgeDifferent, {
    refreshes: [listDuplicates, recordHistory],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.judgeTitle}
      note={t.judgeNote}
      submit={t.judge}
      command={judge}
      onClose={onClose}
      onSubmit={({ reason }) =>
        judge.mutate({ body: { recordIds: [low.recordId, high.recordId], reason } })
      }
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input autoFocus maxLength={500} placeholder={t.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}
