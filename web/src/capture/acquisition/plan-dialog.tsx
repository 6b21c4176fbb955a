import { changePlan, listPlans, makePlan } from '@lantai/contract/capture/acquisition.api.ts';
import type { AcquisitionPlan } from '@lantai/contract/capture/acquisition.ts';
import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.plan;
const needed = { required: true, message: acquisitionText.needed };

type Fields = {
  agencyId: string;
  title: string;
  year: number;
  purpose: string;
  budget?: number | null;
  until?: Dayjs | null;
};

/** Draws up a plan, or changes one that is not submitted. */
export function PlanDialog({ plan, onClose }: { plan?: AcquisitionPlan; onClose: () => void }) {
  const done = { refreshes: [listPlans], says: t.saved, onDone: onClose };
  const make = useApiCommand(makePlan, done);
  const change = useApiCommand(changePlan, done);
  return (
    <FormDialog<Fields>
      title={plan ? t.change : t.make}
      submit={plan ? t.change : t.make}
      command={plan ? change : make}
      initial={initialOf(plan)}
      onClose={onClose}
      onSubmit={({ agencyId, until, budget, ...rest }) => {
        const content = {
          ...rest,
          budget: budget ?? null,
          until: until?.format('YYYY-MM-DD') ?? null,
        };
        if (plan) change.mutate({ params: { planId: plan.id }, body: content });
        else make.mutate({ body: { agencyId, ...content } });
      }}
    >
      {!plan && (
        <Form.Item name="agencyId" label={t.agency} rules={[needed]}>
          <UnitSelect kinds={['agency']} />
        </Form.Item>
      )}
      <Form.Item name="title" label={t.title} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="year" label={t.year} rules={[needed]}>
        <InputNumber min={1949} max={2199} precision={0} controls={false} />
      </Form.Item>
      <Form.Item name="purpose" label={t.purpose} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="budget" label={t.budget}>
        <InputNumber min={0} precision={2} controls={false} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="until" label={t.until}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

function initialOf(plan: AcquisitionPlan | undefined): Partial<Fields> {
  if (!plan) return { year: new Date().getFullYear() };
  const { title, year, purpose, budget, until } = plan;
  return { title, year, purpose, budget, until: until ? dayjs(until) : null };
}
