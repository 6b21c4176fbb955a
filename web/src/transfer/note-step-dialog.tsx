import type { CallOf } from '@lantai/contract/endpoint.ts';
import {
  getTransfer,
  listTransferItems,
  noteTransferStep,
} from '@lantai/contract/transfer/transfer.api.ts';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { transferReads } from './transfers-page.tsx';

const t = transferText.entering;

export type EnteredStep = CallOf<typeof noteTransferStep>['body']['action'];

type Props = { batch: Batch; action: EnteredStep; onClose: () => void };
type Fields = { happenedOn: Dayjs; signer: string; note?: string };

/** Enters what was done outside: on which day, by whom, and with what result. */
export function NoteStepDialog({ batch, action, onClose }: Props) {
  const command = useApiCommand(noteTransferStep, {
    refreshes: [getTransfer, listTransferItems, ...transferReads],
    says: t.done,
    onDone: onClose,
  });
  const title = transferText.batch.steps[action];
  const returns = action === 'return';
  return (
    <FormDialog<Fields>
      title={`${title} ${batch.number}`}
      submit={title}
      note={t.note}
      command={command}
      danger={returns || action === 'withdraw'}
      onClose={onClose}
      onSubmit={({ happenedOn, signer, note = '' }) =>
        command.mutate({
          params: { batchId: batch.id },
          body: { action, signer, note, happenedOn: happenedOn.format('YYYY-MM-DD') },
        })
      }
    >
      <Form.Item
        name="happenedOn"
        label={t.happenedOn}
        rules={[{ required: true, message: t.dayNeeded }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="signer"
        label={t.signer}
        rules={[{ required: true, whitespace: true, message: t.signerNeeded }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item
        name="note"
        label={returns ? t.reasons : t.remark}
        rules={[{ required: returns, whitespace: returns, message: t.reasonsNeeded }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
