import { usualRetentions } from '@lantai/contract/classification/retention.ts';
import {
  type BatchField,
  type BatchWay,
  batchFields,
  batchWayNames,
  batchWays,
  holdsWords,
} from '@lantai/contract/records/batch-change.ts';
import {
  carrier,
  carrierNames,
  descriptionFieldNames,
  shownRetention,
} from '@lantai/contract/records/record.ts';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useDepartments } from '../departments.ts';
import { batchEditText as t } from './batch-edit.text.ts';

const needed = { required: true, message: t.needed };
const quiet = { marginBottom: 8 };

/** What can be done with a field: words can be searched, a chosen value cannot. */
export function waysOf(field: BatchField): readonly BatchWay[] {
  if (holdsWords(field)) return batchWays;
  if (field === 'year' || field === 'pages') return ['set', 'fill', 'clear', 'series'];
  return field === 'carrier' ? ['set'] : ['set', 'fill', 'clear'];
}

type Props = { agencyId: string | undefined };

/** The changes of a batch, one line each. */
export function ChangeFields({ agencyId }: Props) {
  return (
    <Form.List name="changes" initialValue={[{ field: 'title', way: 'replace' }]}>
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap>
              <Form.Item name={[name, 'field']} style={quiet}>
                <Select
                  aria-label={t.field}
                  style={{ width: 130 }}
                  options={batchFields.map((value) => ({
                    value,
                    label: value === 'departmentId' ? t.department : descriptionFieldNames[value],
                  }))}
                />
              </Form.Item>
              <ChangeLine name={name} agencyId={agencyId} />
              {lines.length > 1 && (
                <Button type="link" onClick={() => remove(name)}>
                  {t.remove}
                </Button>
              )}
            </Flex>
          ))}
          <Button size="small" onClick={() => add({ field: 'remark', way: 'append' })}>
            {t.add}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function ChangeLine({ name, agencyId }: { name: number } & Props) {
  const field: BatchField = Form.useWatch(['changes', name, 'field']) ?? 'title';
  const way: BatchWay = Form.useWatch(['changes', name, 'way']) ?? 'set';
  return (
    <>
      <Form.Item name={[name, 'way']} style={quiet}>
        <Select
          aria-label={t.way}
          style={{ width: 120 }}
          options={waysOf(field).map((value) => ({ value, label: batchWayNames[value] }))}
        />
      </Form.Item>
      {way === 'replace' && (
        <Form.Item name={[name, 'find']} rules={[needed]} style={quiet}>
          <Input aria-label={t.find} placeholder={t.find} maxLength={500} style={{ width: 160 }} />
        </Form.Item>
      )}
      {way !== 'clear' && (
        <Form.Item name={[name, 'value']} rules={way === 'replace' ? [] : [needed]} style={quiet}>
          <ValueInput field={field} way={way} agencyId={agencyId} />
        </Form.Item>
      )}
      {way === 'series' && (
        <>
          <Form.Item name={[name, 'from']} rules={[needed]} style={quiet}>
            <InputNumber
              min={0}
              max={99_999}
              precision={0}
              aria-label={t.from}
              placeholder={t.from}
            />
          </Form.Item>
          <Form.Item name={[name, 'step']} initialValue={1} rules={[needed]} style={quiet}>
            <InputNumber min={1} max={100} precision={0} aria-label={t.step} placeholder={t.step} />
          </Form.Item>
        </>
      )}
    </>
  );
}

type Value = { field: BatchField; way: BatchWay } & Props & {
    /** Given by the form. */
    value?: string;
    onChange?: (value: string) => void;
  };

function ValueInput({ field, way, agencyId, value, onChange = () => {} }: Value) {
  const departments = useDepartments(agencyId);
  const choices = {
    departmentId: departments.map(({ id, name }) => ({ value: id, label: name })),
    retention: [...usualRetentions, '长期', '短期'].map((code) => ({
      value: code,
      label: shownRetention(code),
    })),
    carrier: carrier.options.map((code) => ({ value: code, label: carrierNames[code] })),
  };
  if (field === 'departmentId' || field === 'retention' || field === 'carrier')
    return (
      <Select
        aria-label={t.value}
        style={{ width: 200 }}
        value={value ?? null}
        options={choices[field]}
        onChange={(chosen) => chosen && onChange(chosen)}
      />
    );
  const label = way === 'replace' ? t.replaceWith : way === 'series' ? t.seriesHint : t.value;
  return (
    <Input
      aria-label={label}
      placeholder={label}
      style={{ width: 280 }}
      maxLength={500}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
