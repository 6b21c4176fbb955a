import { categoryName } from '@lantai/contract/classification/category.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { type RecordRow, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';
import { RecordStateTag } from './record-state.tsx';

const t = collectionText.columns;

export function collectionColumns(onDescribe: (id: string) => void): ListColumn<RecordRow>[] {
  return [
    {
      key: 'number',
      sortable: true,
      title: t.number,
      width: 142,
      render: (_, { id, archivalCode, temporaryNumber }) => (
        <Link to="/records/$recordId" params={{ recordId: id }} className="code breaks">
          {archivalCode ?? temporaryNumber ?? collectionText.noNumber}
        </Link>
      ),
    },
    { key: 'title', sortable: true, title: t.title, dataIndex: 'title' },
    {
      key: 'documentNumber',
      sortable: true,
      title: t.documentNumber,
      width: 144,
      dataIndex: 'documentNumber',
    },
    { key: 'creator', sortable: true, title: t.creator, width: 104, dataIndex: 'creator' },
    // What could not be read as a day is shown as it was written.
    {
      key: 'date',
      sortable: true,
      title: t.date,
      width: 98,
      render: (_, { documentOn, date }) => documentOn ?? date,
    },
    { key: 'year', sortable: true, title: t.year, width: 66, dataIndex: 'year' },
    {
      key: 'retention',
      sortable: true,
      title: t.retention,
      width: 80,
      render: (_, { retention }) => shownRetention(retention),
    },
    {
      key: 'department',
      sortable: true,
      title: t.department,
      width: 96,
      dataIndex: 'departmentName',
    },
    {
      key: 'state',
      sortable: true,
      title: t.state,
      width: 128,
      render: (_, row) => <StateAndFaults row={row} />,
    },
    {
      key: 'action',
      title: t.action,
      width: 52,
      // Of what has gone to the archive, or is destroyed, nothing is described any more.
      render: (_, { id, state }) =>
        state !== 'transferred' &&
        state !== 'destroyed' && (
          <Button type="link" size="small" onClick={() => onDescribe(id)}>
            {collectionText.describe}
          </Button>
        ),
    },
    ...seldomSeen,
  ];
}

/** Where it stands, and what keeps it from being filed, each in its sentence. */
function StateAndFaults({ row: { state, quarantined, faults } }: { row: RecordRow }) {
  return (
    <Flex vertical>
      <RecordStateTag state={state} />
      {quarantined && <StateTag tone="overdue">{collectionText.quarantined}</StateTag>}
      {faults.map((fault) => (
        <StateTag key={fault} tone="near">
          {filingFaults[fault]}
        </StateTag>
      ))}
    </Flex>
  );
}

const seldomSeen: ListColumn<RecordRow>[] = [
  {
    key: 'components',
    title: t.components,
    width: 64,
    align: 'right',
    hiddenAtFirst: true,
    dataIndex: 'components',
  },
  {
    key: 'pages',
    sortable: true,
    title: t.pages,
    width: 52,
    align: 'right',
    hiddenAtFirst: true,
    dataIndex: 'pages',
  },
  {
    key: 'security',
    title: t.security,
    width: 56,
    hiddenAtFirst: true,
    render: (_, { securityLevel }) => securityLevelNames[securityLevel],
  },
  {
    key: 'category',
    title: t.category,
    width: 72,
    hiddenAtFirst: true,
    render: (_, { category }) => categoryName(category),
  },
  { key: 'fonds', title: t.fonds, width: 64, hiddenAtFirst: true, dataIndex: 'fondsCode' },
  { key: 'remark', title: t.remark, width: 160, hiddenAtFirst: true, dataIndex: 'remark' },
  {
    key: 'createdAt',
    sortable: true,
    title: t.createdAt,
    width: 136,
    hiddenAtFirst: true,
    render: (_, { createdAt }) => instantText(createdAt),
  },
];
