import { filingFault, filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { RecordStateTag } from '../records/record-state.tsx';
import type { CollectedRow } from './collected-steps.ts';
import { collectionText } from './collection.text.ts';

const t = collectionText.preFiling;

export const collectedColumns: ListColumn<CollectedRow>[] = [
  {
    key: 'number',
    title: t.columns.number,
    width: 148,
    render: (_, { id, number }) => (
      <Link to="/records/$recordId" params={{ recordId: id }} className="code breaks">
        {number}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  {
    key: 'documentNumber',
    title: t.columns.documentNumber,
    width: 130,
    dataIndex: 'documentNumber',
  },
  { key: 'date', title: t.columns.date, width: 100, dataIndex: 'date' },
  {
    key: 'retention',
    title: t.columns.retention,
    width: 92,
    render: (_, { retention, longerThanClause }) => (
      <Flex vertical>
        <span>{shownRetention(retention)}</span>
        {longerThanClause && <StateTag tone="near">{t.longer}</StateTag>}
      </Flex>
    ),
  },
  { key: 'clause', title: t.columns.clause, width: 60, dataIndex: 'clause' },
  { key: 'department', title: t.columns.department, width: 92, dataIndex: 'departmentName' },
  { key: 'state', title: t.columns.state, width: 124, render: (_, row) => <StateOf row={row} /> },
  {
    key: 'reason',
    title: t.columns.reason,
    width: 140,
    render: (_, { returnReason, timesReturned }) =>
      timesReturned > 0 && (
        <Flex vertical>
          <span>{returnReason}</span>
          <Typography.Text type="secondary">{t.timesReturned(timesReturned)}</Typography.Text>
        </Flex>
      ),
  },
  {
    key: 'paper',
    title: t.columns.paper,
    width: 90,
    hiddenAtFirst: true,
    dataIndex: 'paperWith',
  },
];

/** Where it stands, and each thing that keeps it from being handed over. */
function StateOf({ row: { state, faults, repeats } }: { row: CollectedRow }) {
  return (
    <Flex vertical>
      <RecordStateTag state={state} />
      {faults.map((fault) => {
        const known = filingFault.safeParse(fault).data;
        return (
          <StateTag key={fault} tone="near">
            {known ? filingFaults[known] : fault}
          </StateTag>
        );
      })}
      {repeats && (
        <Link to="/records/$recordId" params={{ recordId: repeats }}>
          {t.repeated}
        </Link>
      )}
    </Flex>
  );
}
