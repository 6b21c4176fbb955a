import { rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import {
  getNumberMap,
  listReservations,
  releaseNumbers,
} from '@lantai/contract/arrangement/numbering.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { numberingText } from './numbering.text.ts';
import type { Reservation } from './reservation-list.tsx';

const t = numberingText.release;

type Props = { reservation: Reservation; onClose: () => void };

export function ReleaseDialog({ reservation, onClose }: Props) {
  const command = useApiCommand(releaseNumbers, {
    refreshes: [getNumberMap, listReservations],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title(rangesText([reservation]))}
      submit={t.submit}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { reservationId: reservation.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: numberingText.reserve.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
