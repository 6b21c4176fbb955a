import { daysInOneHand } from '@lantai/contract/collection/circulation.ts';
import { circulateRecord, listCirculations } from '@lantai/contract/collection/circulations.api.ts';
import { listColleagues } from '@lantai/contract/collection/receipts.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { isClassified } from '@lantai/contract/records/security-level.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input, InputNumber, Radio, Select, type SelectProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { circulationText } from './circulation.text.ts';

const t = circulationText.circulate;
const usualDays = 7;

/** Sends a record to its readers; says why where the record may not circulate. */
export function CirculateButton({ record }: { record: RecordDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <MayButton
        access={circulateRecord.access}
        because={hindrance(record)}
        onClick={() => setOpen(true)}
      >
        {t.action}
      </MayButton>
      {open && <CirculateDialog record={record} onClose={() => setOpen(false)} />}
    </>
  );
}

function hindrance({ quarantined, securityLevel, state }: RecordDetail): string | undefined {
  if (quarantined) return t.quarantined;
  if (isClassified(securityLevel)) return t.classified;
  return state === 'draft' || state === 'voided' ? t.state(recordStateNames[state]) : undefined;
}

type Fields = {
  recipients: string[];
  inOrder: boolean;
  dueOn: Dayjs;
  escalateAfterDays: number;
  purpose?: string;
};

function CirculateDialog({ record, onClose }: { record: RecordDetail; onClose: () => void }) {
  const navigate = useNavigate();
  const { all } = useFonds();
  const agencyId = all.find(({ id }) => id === record.fondsId)?.agencyId;
  const command = useApiCommand(circulateRecord, {
    refreshes: [listCirculations, recordHistory],
    says: t.done,
    onDone: ({ circulationId }) =>
      void navigate({ to: '/collection/circulations/$circulationId', params: { circulationId } }),
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.action}
      note={t.note}
      command={command}
      initial={{
        inOrder: true,
        dueOn: dayjs().add(usualDays, 'day'),
        escalateAfterDays: daysInOneHand,
      }}
      onClose={onClose}
      onSubmit={({ purpose = '', dueOn, ...body }) =>
        command.mutate({
          params: { recordId: record.id },
          body: { ...body, purpose, dueOn: dueOn.format('YYYY-MM-DD') },
        })
      }
    >
      <Form.Item
        name="recipients"
        label={t.recipients}
        rules={[{ required: true, message: t.recipientsNeeded }]}
      >
        <ColleaguesSelect agencyId={agencyId} />
      </Form.Item>
      <Form.Item name="inOrder" label={t.way}>
        <Radio.Group
          options={[
            { value: true, label: circulationText.ways.order },
            { value: false, label: circulationText.ways.parallel },
          ]}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t.due} rules={[{ required: true, message: t.dueNeeded }]}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="escalateAfterDays" label={t.days}>
        <InputNumber min={1} max={60} />
      </Form.Item>
      <Form.Item name="purpose" label={t.purpose}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function ColleaguesSelect({
  agencyId,
  ...select
}: SelectProps<string[]> & { agencyId: string | undefined }) {
  const { data } = useQuery({
    ...apiQuery(listColleagues, { query: { agencyId: agencyId ?? '' } }),
    enabled: agencyId !== undefined,
  });
  return (
    <Select<string[]>
      {...select}
      mode="multiple"
      autoFocus
      showSearch={{ optionFilterProp: 'label' }}
      options={(data ?? []).map(({ personId, name, roles }) => ({
        value: personId,
        label: `${name}（${roles.map((role) => roleNames[role]).join('、')}）`,
      }))}
    />
  );
}
