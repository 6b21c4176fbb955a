import { legacyRetention, usualRetentions } from '@lantai/contract/classification/retention.ts';
import {
  disclosure,
  disclosureNames,
  openStatus,
  openStatusNames,
} from '@lantai/contract/records/open-status.ts';
import {
  carrier,
  carrierNames,
  type Description,
  type DescriptionField,
  descriptionFieldNames,
  shownRetention,
} from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { collectionText } from '../collection.text.ts';
import { useDepartments } from '../departments.ts';
import { type MatterPlace, useMatters } from '../matters.ts';

/** Old periods stay choosable, because old records bear them. */
const retentions = [...usualRetentions, ...legacyRetention.options].map((value) => ({
  value,
  label: shownRetention(value),
}));

/** State secrets have no place here, so a level of theirs cannot be chosen. */
const levels = (['public', 'internal'] as const).map((value) => ({
  value,
  label: securityLevelNames[value],
}));

const openings = openStatus.options.map((value) => ({ value, label: openStatusNames[value] }));
const carriers = carrier.options.map((value) => ({ value, label: carrierNames[value] }));
const disclosures = disclosure.options.map((value) => ({ value, label: disclosureNames[value] }));

type FieldsProps = {
  agencyId: string | undefined;
  /** Whose matters may be chosen, where its scheme divides by matter. */
  place: MatterPlace;
  /** What the server found wrong, by field. */
  wrong: ReadonlyMap<string, string>;
  /** A code has been given that tells year, period and department: those stay. */
  coded?: boolean;
};

const inCode: DescriptionField[] = [
  'year',
  'retention',
  'departmentId',
  'departmentName',
  'matterId',
];

/** The fields of a description in the order in which a document shows them. */
export function DescriptionFields({ agencyId, place, wrong, coded = false }: FieldsProps) {
  const form = Form.useFormInstance<Description>();
  const departments = useDepartments(agencyId);
  const matters = useMatters(place, Form.useWatch('year', form) ?? null);
  const fixed = coded ? { disabled: true } : {};
  const nameDepartment = (id: string | null) => {
    const chosen = departments.find((department) => department.id === id);
    if (chosen) form.setFieldValue('departmentName', chosen.name);
  };
  const field = (name: DescriptionField, input: ReactNode, span = 1) => (
    <Form.Item
      name={name}
      label={descriptionFieldNames[name]}
      className={`span-${span}`}
      {...(coded && inCode.includes(name) && { tooltip: collectionText.drawer.inCode })}
      // An emptied field says nothing, which is null and not an empty text.
      normalize={(value: unknown) => (value === '' || value === undefined ? null : value)}
      {...(wrong.has(name) && { validateStatus: 'error', help: wrong.get(name) })}
    >
      {input}
    </Form.Item>
  );
  return (
    <div className="description-fields">
      {field('title', <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />, 3)}
      {field('documentNumber', <Input maxLength={100} />)}
      {field('creator', <Input maxLength={200} />)}
      {field('date', <Input maxLength={40} placeholder="20260301" />)}
      {field('year', <InputNumber controls={false} className="wide" {...fixed} />)}
      <Form.Item name="retentionItemId" hidden>
        <Input />
      </Form.Item>
      {field(
        'retention',
        <Select
          allowClear
          options={retentions}
          // A period that somebody chooses themselves no longer goes back to the clause.
          onChange={() => form.setFieldValue('retentionItemId', null)}
          {...fixed}
        />,
      )}
      {field('securityLevel', <Select options={levels} />)}
      {field(
        'departmentId',
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={nameDepartment}
          {...fixed}
        />,
      )}
      {field('departmentName', <Input maxLength={100} {...fixed} />)}
      {matters ? (
        field(
          'matterId',
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={matters}
            {...fixed}
          />,
        )
      ) : (
        <Form.Item name="matterId" hidden>
          <Input />
        </Form.Item>
      )}
      {field('pages', <InputNumber controls={false} min={1} max={9999} className="wide" />)}
      {field('documentType', <Input maxLength={50} />)}
      {field('manuscript', <Input maxLength={50} />)}
      {field('openStatus', <Select options={openings} />)}
      {field('disclosure', <Select allowClear options={disclosures} />)}
      {field('carrier', <Select options={carriers} />)}
      {field('keywords', <Input maxLength={500} />)}
      {field('persons', <Input maxLength={500} />, 3)}
      {field(
        'remark',
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />,
        3,
      )}
    </div>
  );
}
