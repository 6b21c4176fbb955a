import {
  getNumberMap,
  listReservations,
  reserveNumbers,
} from '@lantai/contract/arrangement/numbering.api.ts';
import { day } from '@lantai/contract/values.ts';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { numberingText } from './numbering.text.ts';

const t = numberingText.reserve;
const needed = { required: true, message: t.needed };

type Fields = {
  classKey: string;
  first: number;
  last: number;
  reason: string;
  until?: Dayjs | null;
};

export function ReserveButton({ fondsId }: { fondsId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <MayButton access={reserveNumbers.access} onClick={() => setOpen(true)}>
        {t.action}
      </MayButton>
      {open && <ReserveDialog fondsId={fondsId} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReserveDialog({ fondsId, onClose }: { fondsId: string; onClose: () => void }) {
  const { data: classes = [] } = useQuery(apiQuery(getNumberMap, { query: { fondsId } }));
  const command = useApiCommand(reserveNumbers, {
    refreshes: [getNumberMap, listReservations],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={({ until, ...fields }) =>
        command.mutate({
          body: { fondsId, ...fields, until: until ? day.parse(until.format('YYYY-MM-DD')) : null },
        })
      }
    >
      <Form.Item name="classKey" label={t.class} rules={[needed]}>
        <Select
          autoFocus
          options={classes.map(({ classKey }) => ({ value: classKey, label: classKey }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Space>
        <Form.Item name="first" label={t.first} rules={[needed]}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="last" label={t.last} rules={[needed]}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="until" label={t.until} tooltip={t.untilHint}>
          <DatePicker />
        </Form.Item>
      </Space>
      <Form.Item name="reason" label={t.reason} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
