import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { listMatters } from '@lantai/contract/classification/matters.api.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Space } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { useDepartments } from '../../records/departments.ts';
import { neededRule } from './needed-rule.ts';
import { renumberingText } from './renumbering.text.ts';

const t = renumberingText.form;
const periods = ['Y', 'D30', 'D10'];

/** Which records, and what of their description is put right, which decides where they belong. */
export function MoveFields({ fonds }: { fonds: Fonds }) {
  const departments = useDepartments(fonds.agencyId);
  const { data: matters = [] } = useQuery(apiQuery(listMatters, { params: { fondsId: fonds.id } }));
  const open = matters.filter(({ closedOn }) => closedOn === null);
  return (
    <>
      <Form.Item name="codes" label={t.codes} extra={t.codesHint} rules={[neededRule]}>
        <Input.TextArea rows={5} className="code" />
      </Form.Item>
      <Form.Item label={t.changes} style={{ marginBottom: 0 }}>
        <Space align="start" wrap>
          <Form.Item name="year">
            <InputNumber
              aria-label={t.year}
              placeholder={t.year}
              min={1900}
              max={2200}
              precision={0}
            />
          </Form.Item>
          <Form.Item name="retention">
            <Select
              allowClear
              aria-label={t.retention}
              placeholder={t.retention}
              style={{ width: 130 }}
              options={periods.map((value) => ({ value, label: shownRetention(value) }))}
            />
          </Form.Item>
          <Form.Item name="departmentId">
            <Select
              allowClear
              aria-label={t.department}
              placeholder={t.department}
              style={{ width: 160 }}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          {open.length > 0 && (
            <Form.Item name="matterId">
              <Select
                allowClear
                aria-label={t.matter}
                placeholder={t.matter}
                style={{ width: 160 }}
                options={open.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
          )}
        </Space>
      </Form.Item>
    </>
  );
}
