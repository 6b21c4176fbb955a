import type { getNumberMap } from '@lantai/contract/arrangement/numbering.api.ts';
import {
  renumberingOrderNames,
  renumberingOrders,
} from '@lantai/contract/arrangement/renumbering.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Checkbox, Form, Input, InputNumber, Select, Space } from 'antd';
import { classOption } from '../numbering/class-title.ts';
import { neededRule } from './needed-rule.ts';
import { renumberingText } from './renumbering.text.ts';

const t = renumberingText.form;

/** Which numbers of which class, and in what order. */
export function ReorderFields({ classes }: { classes: ReplyOf<typeof getNumberMap> }) {
  return (
    <>
      <Form.Item name="classKey" label={t.class} rules={[neededRule]}>
        <Select options={classes.map(classOption)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Space align="start">
        <Form.Item name="from" label={t.from} extra={t.wholeClass}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="to" label={t.to}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="order" label={t.order}>
          <Select
            style={{ width: 160 }}
            options={renumberingOrders.map((value) => ({
              value,
              label: renumberingOrderNames[value],
            }))}
          />
        </Form.Item>
      </Space>
      <Form.Item noStyle dependencies={['order']}>
        {({ getFieldValue }) =>
          getFieldValue('order') === 'by-hand' && (
            <Form.Item name="codes" label={t.codes} extra={t.orderHint} rules={[neededRule]}>
              <Input.TextArea rows={6} className="code" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="closeGaps" valuePropName="checked">
        <Checkbox>{t.closeGaps}</Checkbox>
      </Form.Item>
    </>
  );
}
