import { rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import {
  dryRunNumbering,
  getNumberMap,
  giveReservedNumber,
  listReservations,
} from '@lantai/contract/arrangement/numbering.api.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { numberingText } from './numbering.text.ts';
import type { Reservation } from './reservation-list.tsx';

const t = numberingText.use;
const needed = { required: true, message: numberingText.reserve.needed };

type Props = { fondsId: string; reservation: Reservation; onClose: () => void };

/** Gives a reserved number to one of the records of its class that are ready. */
export function UseReservedDialog({ fondsId, reservation, onClose }: Props) {
  const { classKey, first, last } = reservation;
  const { data, isPending } = useQuery(apiQuery(dryRunNumbering, { query: { fondsId, classKey } }));
  const command = useApiCommand(giveReservedNumber, {
    refreshes: [getNumberMap, listReservations, listJobs],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ recordId: string; number: number }>
      title={t.title(rangesText([reservation]))}
      submit={t.submit}
      command={command}
      initial={{ number: first }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { reservationId: reservation.id }, body })}
    >
      <Form.Item name="recordId" label={t.record} extra={t.recordHint} rules={[needed]}>
        <Select
          autoFocus
          loading={isPending}
          options={(data?.records ?? []).map(({ recordId, title }) => ({
            value: recordId,
            label: title ?? numberingText.number.untitled,
          }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="number" label={t.number} rules={[needed]}>
        <InputNumber min={first} max={last} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
