import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { listMedia, registerMedium } from '@lantai/contract/preservation/offline-media.api.ts';
import {
  type MediumKind,
  mediumKind,
  mediumKinds,
} from '@lantai/contract/preservation/offline-media.ts';
import { Col, Form, type FormInstance, Input, InputNumber, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { offlineMediaText as t } from './offline-media.text.ts';

type Fields = {
  category: CategoryCode;
  yearFrom: number;
  yearTo: number;
  kind: MediumKind;
  model: string;
  capacity: number;
  setNumber: number;
  place: string;
  authority: string;
};

const f = t.fields;
const needed = (field: string) => [{ required: true, message: t.fill(field) }];
const neededText = (field: string) => [{ ...needed(field)[0], whitespace: true }];

const notBefore = ({ getFieldValue }: Pick<FormInstance, 'getFieldValue'>) => ({
  validator: (_: unknown, to: number | null) =>
    typeof to === 'number' && to < getFieldValue('yearFrom')
      ? Promise.reject(new Error(t.yearsTurned))
      : Promise.resolve(),
});

/** Two short fields stand in a line: the whole form is to be seen on the smallest desk. */
function Half({ children }: { children: ReactNode }) {
  return <Col span={12}>{children}</Col>;
}

export function RegisterMediumDialog({
  fondsId,
  onClose,
}: {
  fondsId: string;
  onClose: () => void;
}) {
  const command = useApiCommand(registerMedium, {
    refreshes: [listMedia],
    says: t.registered,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.register}
      submit={t.register}
      note={t.registerNote}
      command={command}
      initial={{ category: 'WS', kind: 'disk', setNumber: 1 }}
      onClose={onClose}
      onSubmit={({ capacity, ...body }) =>
        command.mutate({ body: { ...body, fondsId, capacityBytes: Math.round(capacity * 1e9) } })
      }
    >
      <Row gutter={16}>
        <Half>
          <Form.Item name="category" label={f.category}>
            <Select
              options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
            />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="setNumber" label={f.set} rules={needed(f.set)}>
            <InputNumber min={1} max={9} precision={0} />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="yearFrom" label={f.yearFrom} rules={needed(f.yearFrom)}>
            <InputNumber min={1900} max={2200} precision={0} />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item
            name="yearTo"
            label={f.yearTo}
            dependencies={['yearFrom']}
            rules={[...needed(f.yearTo), notBefore]}
          >
            <InputNumber min={1900} max={2200} precision={0} />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="kind" label={f.kind}>
            <Select
              options={mediumKind.options.map((value) => ({
                value,
                label: mediumKinds[value].name,
              }))}
            />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="capacity" label={f.capacity} rules={needed(f.capacity)}>
            <InputNumber min={0.1} />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="model" label={f.model} rules={neededText(f.model)}>
            <Input maxLength={60} />
          </Form.Item>
        </Half>
        <Half>
          <Form.Item name="place" label={f.place} rules={neededText(f.place)}>
            <Input maxLength={100} />
          </Form.Item>
        </Half>
      </Row>
      <Form.Item
        name="authority"
        label={f.authority}
        extra={t.authorityNote}
        rules={neededText(f.authority)}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
