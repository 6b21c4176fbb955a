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
import {
  type FilingUnit,
  type Fonds,
  filingUnit,
  filingUnitNames,
} from '@lantai/contract/classification/fonds.ts';
import { volumeRuleFault } from '@lantai/contract/classification/volume-code.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form, InputNumber, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';
import { RuleFacts } from '../codes/rule-facts.tsx';

const t = classificationText.schemes;

type Fields = {
  category: CategoryCode;
  order: ClassificationOrder;
  dividedBy: DepartmentOrMatter;
  unit: FilingUnit;
  ruleId: string;
  validFromYear: number;
  bindingCheck?: boolean;
};

const initial: Partial<Fields> = {
  category: 'WS',
  order: 'year-retention-department',
  dividedBy: 'department',
  unit: 'item',
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
      <Form.Item name="unit" label={t.unit} extra={t.unitHint}>
        <Select
          options={filingUnit.options.map((value) => ({ value, label: filingUnitNames[value] }))}
        />
      </Form.Item>
      <BindingField />
      <OrderFields />
      <Form.Item
        name="ruleId"
        label={t.rule}
        dependencies={['order', 'unit', 'category', 'validFromYear']}
        rules={[usable(rules, fonds)]}
      >
        <Select options={rules.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <RulePreview rules={rules} fonds={fonds} />
    </FormDialog>
  );
}

/** Only volumes are bound. */
function BindingField() {
  const unit: FilingUnit = Form.useWatch('unit') ?? 'item';
  if (unit !== 'volume') return null;
  return (
    <Form.Item name="bindingCheck" valuePropName="checked">
      <Checkbox>{t.bindingCheck}</Checkbox>
    </Form.Item>
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

/** Why a rule cannot be used here: two classes that a code does not tell apart, or no volume number. */
function faultOf(rule: ArchivalCodeRule, fonds: Fonds, chosen: Partial<Fields>) {
  const { unit, order, category = 'WS', validFromYear: year = 2000 } = chosen;
  if (unit === 'volume')
    return volumeRuleFault(rule, { fonds: fonds.code, category, year, retention: 'D30' });
  return order && codeShowsClass(rule, order) ? undefined : t.notShown;
}

function usable(rules: readonly ArchivalCodeRule[], fonds: Fonds) {
  return ({ getFieldsValue }: { getFieldsValue: () => unknown }) => ({
    validator: (_: unknown, ruleId: string) => {
      const rule = rules.find(({ id }) => id === ruleId);
      const fault = rule && faultOf(rule, fonds, getFieldsValue() as Partial<Fields>);
      return rule && !fault ? Promise.resolve() : Promise.reject(new Error(fault ?? t.notShown));
    },
  });
}

function RulePreview({ rules, fonds }: { rules: readonly ArchivalCodeRule[]; fonds: Fonds }) {
  const chosen: Partial<Fields> = Form.useWatch([]) ?? initial;
  const { ruleId, category } = chosen;
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule || !category) return null;
  const fault = faultOf(rule, fonds, chosen);
  if (fault) return <Alert type="warning" showIcon title={fault} />;
  return <RuleFacts rule={rule} given={{ fonds: fonds.code, category }} />;
}
