import { shownProfileValue } from '@lantai/contract/classification/profile-values.ts';
import { keptUntil, retentionName } from '@lantai/contract/classification/retention.ts';
import {
  carrierNames,
  countedRetention,
  type DescriptionField,
  descriptionFieldNames,
  type RecordDetail,
  shownRetention,
} from '@lantai/contract/records/record.ts';
import { Button, Descriptions, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { Basis } from '#platform/basis.tsx';
import { fieldText } from '../describe/field-text.ts';
import { recordText as t } from './record.text.ts';

/** In the order in which a document shows them; the department by its name only. */
const shownFields: readonly DescriptionField[] = [
  'title',
  'documentNumber',
  'creator',
  'date',
  'year',
  'retention',
  'departmentName',
  'matterId',
  'securityLevel',
  'pages',
  'carrier',
  'manuscript',
  'documentType',
  'openStatus',
  'disclosure',
  'keywords',
  'persons',
  'remark',
];

type Props = { readonly record: RecordDetail; readonly columns: 1 | 2 };

/** What is said of a record; fields nobody has filled in are folded away. */
export function DescriptionFacts({ record, columns }: Props) {
  const [all, showAll] = useState(false);
  const said = shownFields.filter((field) => record.description[field] !== null);
  const empty = shownFields.length - said.length;
  const items = (all ? shownFields : said).map((field) => ({
    key: field,
    label: descriptionFieldNames[field],
    span: field === 'title' || field === 'remark' ? columns : 1,
    children: <FieldValue record={record} field={field} />,
  }));

  return (
    <Flex vertical gap={8} align="start">
      <Descriptions size="small" column={columns} items={items} className="record-facts" />
      {empty > 0 && (
        <Button type="link" size="small" className="inline-button" onClick={() => showAll(!all)}>
          {all ? t.hideEmptyFields : t.emptyFields(empty)}
        </Button>
      )}
      <ProfileFacts record={record} columns={columns} />
      <MoreFacts record={record} columns={columns} />
    </Flex>
  );
}

function FieldValue({ record, field }: { record: RecordDetail; field: DescriptionField }) {
  const value = record.description[field];
  if (value === null) return t.notSaid;
  return (
    <Flex gap={8} wrap>
      <span className={field === 'documentNumber' ? 'code' : undefined}>
        {shownValue(record, field, value)}
      </span>
      {basisOf(record, field)}
    </Flex>
  );
}

function shownValue(
  { description, matterName }: RecordDetail,
  field: DescriptionField,
  value: string | number,
) {
  if (field === 'carrier') return carrierNames[description.carrier];
  if (field === 'matterId') return matterName ?? '';
  return fieldText(field, value);
}

function basisOf(record: RecordDetail, field: DescriptionField): ReactNode {
  const { description, documentOn, clause } = record;
  switch (field) {
    case 'date':
      return <Basis {...t.basis.date} version={documentOn} />;
    case 'retention':
      return clause ? (
        <Basis
          rule={t.basis.clause(clause.number, clause.text, shownRetention(clause.retention))}
          version={clause.schedule}
        />
      ) : (
        <RetentionBasis retention={description.retention} />
      );
    case 'year':
    case 'securityLevel':
    case 'openStatus':
      return <Basis {...t.basis[field]} />;
    default:
      return null;
  }
}

function RetentionBasis({ retention }: { retention: string | null }) {
  const counted = retention === null ? undefined : countedRetention(retention);
  const isLegacy = counted !== undefined && counted !== retention;
  const { rule, source } = t.basis.retention;
  return (
    <Basis
      rule={isLegacy ? t.basis.legacyRetention(retentionName(counted)) : rule}
      source={source}
    />
  );
}

/** The fields of the category's profile, those it obliges to fill in also where they say nothing. */
function ProfileFacts({ record: { profile, more, category, retention, year }, columns }: Props) {
  const fields = profile?.fields ?? [];
  const shown = fields.filter(({ key, required }) => required || more[key] !== undefined);
  const until = category === 'KU' ? lastDay(retention, year) : undefined;
  const items = [
    ...shown.map(({ key, name, kind }) => ({
      key,
      label: name,
      span: kind === 'long-text' ? columns : 1,
      children: more[key] === undefined ? t.notSaid : shownProfileValue(more[key]),
    })),
    ...(until
      ? [
          {
            key: 'keptUntil',
            label: t.keptUntil,
            children: (
              <Flex gap={8}>
                {until}
                <Basis {...t.basis.keptUntil} />
              </Flex>
            ),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Descriptions
      size="small"
      column={columns}
      title={t.profile(profile?.version ?? 0)}
      items={items}
      className="record-facts"
    />
  );
}

function lastDay(retention: string | null, year: number | null): string | undefined {
  const counted = retention === null ? undefined : countedRetention(retention);
  return counted === undefined || year === null ? undefined : keptUntil(counted, year);
}

/** What an import brought that has no field here; it is kept and shown as it came. */
function MoreFacts({ record: { more, profile }, columns }: Props) {
  const fields = new Set(profile?.fields.map(({ key }) => key));
  const items = Object.entries(more)
    .filter(([name]) => !fields.has(name))
    .map(([name, value]) => ({ key: name, label: name, children: shownProfileValue(value) }));
  if (items.length === 0) return null;
  return <Descriptions size="small" column={columns} title={t.more} items={items} />;
}
