import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { type DescriptionField, descriptionFieldNames } from '@lantai/contract/records/record.ts';
import { recordState, recordStateNames } from '@lantai/contract/records/record-life.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { exactInstantText, instantText } from '#platform/times.ts';
import { fieldText } from '../describe/field-text.ts';
import { recordText } from './record.text.ts';

const t = recordText.history;

type History = ReplyOf<typeof recordHistory>;
type Change = History['changes'][number];
type Event = History['events'][number];

/** What was changed in a description, old beside new, and everything that was done with the record. */
export function HistoryTab({ recordId }: { recordId: string }) {
  const { data, error, refetch } = useQuery(apiQuery(recordHistory, { params: { recordId } }));
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const changes = data.changes.map((change, at) => ({ ...change, key: `${at}` }));
  return (
    <>
      <Typography.Title level={2} className="record-section">
        {t.changes}
      </Typography.Title>
      <Table
        size="small"
        className="list-table"
        columns={changeColumns}
        dataSource={changes}
        pagination={false}
        locale={{ emptyText: t.noChanges }}
      />
      <Typography.Title level={2} className="record-section">
        {t.events}
      </Typography.Title>
      <Table
        size="small"
        className="list-table"
        columns={eventColumns}
        dataSource={data.events}
        rowKey="seq"
        pagination={false}
        locale={{ emptyText: t.noEvents }}
      />
    </>
  );
}

const changeColumns: TableColumnsType<Change> = [
  { title: t.field, width: 84, render: (_, { field, fieldName }) => fieldName ?? nameOf(field) },
  {
    title: t.change,
    render: (_, { field, oldValue, newValue }) => (
      <>
        <del>{valueText(field, oldValue)}</del> → <ins>{valueText(field, newValue)}</ins>
      </>
    ),
  },
  {
    title: t.by,
    width: 152,
    render: (_, { changedByName, changedAt }) => (
      <>
        {changedByName}
        <br />
        <Typography.Text type="secondary">{instantText(changedAt)}</Typography.Text>
      </>
    ),
  },
];

const eventColumns: TableColumnsType<Event> = [
  { title: t.what, width: 112, render: (_, { command }) => commandName(command) },
  { title: t.details, render: (_, { details }) => detailsText(details) },
  {
    title: t.who,
    width: 176,
    render: (_, { actorName, at }) => (
      <>
        {actorName}
        <br />
        <Typography.Text type="secondary">{exactInstantText(at)}</Typography.Text>
      </>
    ),
  },
];

function isField(name: string): name is DescriptionField {
  return Object.hasOwn(descriptionFieldNames, name);
}

function nameOf(field: string): string {
  if (field.startsWith('more.')) return t.profileField;
  if (field === 'archivalCode') return t.archivalCode;
  return isField(field) ? descriptionFieldNames[field] : field;
}

function valueText(field: string, value: string | null): string {
  if (value === null) return t.blank;
  return isField(field) ? fieldText(field, value) : value;
}

/** The parts of an entry that a reader of this page understands; the trail itself has them all. */
export function detailsText(details: Event['details']): string {
  const { from, to, fields, reason, recipients, comment, renumbering } = details;
  const [before, after] = [recordState.safeParse(from), recordState.safeParse(to)];
  return [
    before.success && after.success
      ? t.states(recordStateNames[before.data], recordStateNames[after.data])
      : undefined,
    typeof renumbering === 'string' && typeof to === 'string'
      ? t.codes(String(from), to)
      : undefined,
    Array.isArray(fields)
      ? t.fields(fields.map((field) => nameOf(String(field))).join('、'))
      : undefined,
    typeof reason === 'string' ? t.reason(reason) : undefined,
    Array.isArray(recipients) ? recipients.map(String).join('、') : undefined,
    typeof comment === 'string' ? comment : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('；');
}
