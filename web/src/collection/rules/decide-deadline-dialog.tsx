import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { type DeadlineRule, deadlineRule } from '@lantai/contract/collection/deadline.ts';
import { decideDeadlineRule, listDeadlineRules } from '@lantai/contract/collection/plans.api.ts';
import { DatePicker, Flex, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { rulesText } from './rules.text.ts';

const t = rulesText.deadlines;

type Fields = {
  category: CategoryCode;
  matter?: string;
  rule: { [Key in 'years' | 'month' | 'day' | 'count']: number } & {
    kind: DeadlineRule['kind'];
    unit: 'day' | 'month' | 'workday';
  };
  source: string;
  effectiveFrom: Dayjs;
};

const needed = { required: true, message: t.needed };
const initial: Partial<Fields> = {
  category: 'WS',
  rule: { kind: 'by-day', years: 1, month: 6, day: 30, count: 1, unit: 'month' },
};

/** A limit of the agency's own, with what it rests on and the day it begins. */
export function DecideDeadlineDialog(props: { agencyId: string; onClose: () => void }) {
  const { agencyId, onClose } = props;
  const decide = useApiCommand(decideDeadlineRule, {
    refreshes: [listDeadlineRules],
    says: t.decided,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.decide}
      submit={t.submit}
      note={t.decideNote}
      command={decide}
      initial={{ ...initial, effectiveFrom: dayjs() }}
      onClose={onClose}
      onSubmit={({ category, matter, rule, source, effectiveFrom }) =>
        decide.mutate({
          body: {
            agencyId,
            category,
            matter: matter?.trim() || null,
            // Leaves out the fields of the other kinds, which stay filled in behind the choice.
            rule: deadlineRule.parse(rule),
            source,
            effectiveFrom: effectiveFrom.format('YYYY-MM-DD'),
          },
        })
      }
    >
      <Form.Item name="category" label={t.columns.category}>
        <Select
          options={categoryCodes.map((code) => ({
            value: code,
            label: `${categoryName(code)} ${code}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="matter" label={t.columns.matter} extra={t.matterHint}>
        <Input maxLength={40} />
      </Form.Item>
      <LimitFields />
      <Form.Item
        name="source"
        label={t.columns.source}
        extra={t.sourceHint}
        rules={[{ ...needed, whitespace: true }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label={t.columns.effectiveFrom} rules={[needed]}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

function LimitFields() {
  const kind: DeadlineRule['kind'] = Form.useWatch(['rule', 'kind']) ?? 'by-day';
  const fields = { 'by-day': <ByDay />, after: <After />, 'at-once': null };
  return (
    <>
      <Form.Item name={['rule', 'kind']} label={t.kind}>
        <Select
          options={(['by-day', 'after', 'at-once'] as const).map((value) => ({
            value,
            label: t.kinds[value],
          }))}
        />
      </Form.Item>
      {fields[kind]}
    </>
  );
}

function ByDay() {
  return (
    <Flex gap={12}>
      <Form.Item name={['rule', 'years']} label={t.years}>
        <Select
          style={{ width: 110 }}
          options={[0, 1, 2, 3, 4, 5].map((value) => ({ value, label: t.yearName(value) }))}
        />
      </Form.Item>
      <Form.Item name={['rule', 'month']} label={t.month} rules={[needed]}>
        <InputNumber min={1} max={12} precision={0} />
      </Form.Item>
      <Form.Item name={['rule', 'day']} label={t.day} rules={[needed]}>
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
    </Flex>
  );
}

function After() {
  return (
    <Flex gap={12}>
      <Form.Item name={['rule', 'count']} label={t.count} rules={[needed]}>
        <InputNumber min={1} max={400} precision={0} />
      </Form.Item>
      <Form.Item name={['rule', 'unit']} label={t.unit}>
        <Select
          style={{ width: 120 }}
          options={(['day', 'month', 'workday'] as const).map((value) => ({
            value,
            label: t.units[value],
          }))}
        />
      </Form.Item>
    </Flex>
  );
}
