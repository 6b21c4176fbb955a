import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import {
  decideScheme,
  listCodeRules,
  listSchemes,
} from '@lantai/contract/classification/classification.api.ts';
import {
  type ClassificationOrder,
  classificationOrder,
  classificationOrderName,
  codeShowsClass,
  type DepartmentOrMatter,
} from '@lantai/contract/classification/classification-order.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, InputNumber, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';
import { RuleFacts } from '../codes/rule-facts.tsx';

const t = classificationText.schemes;

type Fields = {
  category: CategoryCode;
  order: ClassificationOrder;
  dividedBy: DepartmentOrMatter;
  ruleId: string;
  validFromYear: number;
};

const initial: Partial<Fields> = {
  category: 'WS',
  order: 'year-retention-department',
  dividedBy: 'department',
  ruleId: 'DAT22_2015',
};

type Props = { readonly fonds: Fonds; readonly onClose: () => void };

export function DecideSchemeDialog({ fonds, onClose }: Props) {
  const { data: rules = [] } = useQuery(apiQuery(listCodeRules, {}));
  const decide = useApiCommand(decideScheme, {
    refreshes: [listSchemes],
    says: t.decided,
    onDone: onClose,
  });
  const send = ({ ruleId, ...fields }: Fields) => {
    const codeRule = rules.find(({ id }) => id === ruleId);
    if (codeRule) decide.mutate({ params: { fondsId: fonds.id }, body: { ...fields, codeRule } });
  };

  return (
    <FormDialog<Fields>
      title={`${t.decide}：${fonds.code} ${fonds.name}`}
      submit={t.submit}
      note={t.decideNote}
      command={decide}
      initial={{ ...initial, validFromYear: new Date().getFullYear() }}
      onClose={onClose}
      onSubmit={send}
    >
      <Form.Item name="category" label={t.category}>
        <Select
          options={categoryCodes.map((code) => ({
            value: code,
            label: `${categoryName(code)} ${code}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="validFromYear"
        label={t.from}
        rules={[{ required: true, message: t.yearNeeded }]}
      >
        <InputNumber min={1600} max={2199} controls={false} />
      </Form.Item>
      <OrderFields />
      <Form.Item name="ruleId" label={t.rule} dependencies={['order']} rules={[showsClass(rules)]}>
        <Select options={rules.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <RulePreview rules={rules} fonds={fonds} />
    </FormDialog>
  );
}

function OrderFields() {
  const dividedBy: DepartmentOrMatter = Form.useWatch('dividedBy') ?? 'department';
  return (
    <>
      <Form.Item name="dividedBy" label={t.dividedBy}>
        <Select
          options={(['department', 'matter'] as const).map((value) => ({
            value,
            label: t.by[value],
          }))}
        />
      </Form.Item>
      <Form.Item name="order" label={t.order}>
        <Select
          options={classificationOrder.options.map((value) => ({
            value,
            label: classificationOrderName(value, dividedBy),
          }))}
        />
      </Form.Item>
    </>
  );
}

/** Two classes that a code does not tell apart would give two records one code. */
function showsClass(rules: readonly ArchivalCodeRule[]) {
  return ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_: unknown, ruleId: string) => {
      const rule = rules.find(({ id }) => id === ruleId);
      const order = classificationOrder.parse(getFieldValue('order'));
      return rule && codeShowsClass(rule, order)
        ? Promise.resolve()
        : Promise.reject(new Error(t.notShown));
    },
  });
}

function RulePreview({ rules, fonds }: { rules: readonly ArchivalCodeRule[]; fonds: Fonds }) {
  const { ruleId, category, order } = Form.useWatch([]) ?? initial;
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule || !order) return null;
  if (!codeShowsClass(rule, order)) return <Alert type="warning" showIcon title={t.notShown} />;
  return <RuleFacts rule={rule} given={{ fonds: fonds.code, category }} />;
}
