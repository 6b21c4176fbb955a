import {
  listAgreements,
  listParties,
  listPlans,
  makeAgreement,
} from '@lantai/contract/capture/acquisition.api.ts';
import {
  type AcquisitionKind,
  acquisitionKind,
  acquisitionKindNames,
} from '@lantai/contract/capture/acquisition.ts';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.agreement;
const needed = { required: true, message: acquisitionText.needed };

type Fields = {
  partyId: string;
  planId?: string;
  number: string;
  kind: AcquisitionKind;
  signedOn: Dayjs;
  price?: number | null;
  terms: string;
  restrictions?: string;
  restrictedUntil?: Dayjs | null;
};

export function AgreementDialog({ onClose }: { onClose: () => void }) {
  const { data: parties = [] } = useQuery(apiQuery(listParties, {}));
  const { data: plans = [] } = useQuery(apiQuery(listPlans, { query: { state: 'approved' } }));
  const command = useApiCommand(makeAgreement, {
    refreshes: [listAgreements, listPlans, listParties],
    says: t.saved,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.make}
      submit={t.make}
      command={command}
      initial={{ kind: 'donation' }}
      onClose={onClose}
      onSubmit={({ planId, signedOn, price, restrictions, restrictedUntil, ...rest }) =>
        command.mutate({
          body: {
            ...rest,
            planId: planId ?? null,
            signedOn: signedOn.format('YYYY-MM-DD'),
            price: price ?? null,
            restrictions: restrictions || null,
            restrictedUntil: restrictedUntil?.format('YYYY-MM-DD') ?? null,
          },
        })
      }
    >
      <Form.Item name="partyId" label={t.party} rules={[needed]}>
        <Select
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="planId" label={t.plan}>
        <Select
          allowClear
          placeholder={t.planHint}
          options={plans.map(({ id, title, year }) => ({ value: id, label: `${year} ${title}` }))}
        />
      </Form.Item>
      <Form.Item name="number" label={t.number} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          options={acquisitionKind.options.map((value) => ({
            value,
            label: acquisitionKindNames[value],
          }))}
        />
      </Form.Item>
      <Form.Item name="signedOn" label={t.signedOn} rules={[needed]}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="price" label={t.price}>
        <InputNumber min={0} precision={2} controls={false} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="terms" label={t.terms} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="restrictions" label={t.restrictions} extra={t.restrictionsHint}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="restrictedUntil" label={t.restrictedUntil}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
