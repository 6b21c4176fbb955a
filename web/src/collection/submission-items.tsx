import { acceptanceItems, checkResultNames } from '@lantai/contract/collection/acceptance-check.ts';
import {
  type ItemOutcome,
  itemOutcomeNames,
  type ShownCheck,
  type SubmissionDetail,
  type SubmissionItem,
} from '@lantai/contract/collection/submission.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Table, type TableColumnsType } from 'antd';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';

const t = collectionText.submission;

export const resultTones: Record<ShownCheck['result'], Tone> = {
  passed: 'passed',
  failed: 'failed',
  'not-run': 'not-run',
  waiting: 'waiting',
};

const outcomeTones: Record<ItemOutcome, Tone> = {
  waiting: 'waiting',
  accepted: 'passed',
  returned: 'failed',
  voided: 'ended',
};

type Props = {
  readonly batch: SubmissionDetail;
  readonly show: 'waiting' | 'failed' | 'accepted' | 'returned' | undefined;
  readonly selected: readonly string[];
  readonly onSelect: (recordIds: readonly string[]) => void;
};

/** The records of a batch; each opens on what every check found. */
export function SubmissionItems({ batch, show, selected, onSelect }: Props) {
  const rows = batch.itemList.filter((item) => {
    if (show === undefined) return true;
    return show === 'failed'
      ? item.outcome === 'waiting' && hasFailed(item)
      : item.outcome === show;
  });
  return (
    <Table<SubmissionItem>
      size="small"
      rowKey="recordId"
      pagination={false}
      tableLayout="fixed"
      columns={columns}
      dataSource={rows}
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelect(keys.map(String)),
        getCheckboxProps: ({ outcome }) => ({ disabled: outcome !== 'waiting' }),
      }}
      expandable={{
        expandedRowRender: ({ checks }) => <CheckTable checks={checks} />,
        rowExpandable: ({ checks }) => checks.length > 0,
        defaultExpandedRowKeys: rows.filter(hasFailed).map(({ recordId }) => recordId),
      }}
    />
  );
}

function hasFailed({ checks }: SubmissionItem): boolean {
  return checks.some(({ result }) => result === 'failed');
}

const columns: TableColumnsType<SubmissionItem> = [
  {
    key: 'number',
    title: t.columns.number,
    width: 132,
    render: (_, { recordId, archivalCode, temporaryNumber }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code breaks">
        {archivalCode ?? temporaryNumber}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  {
    key: 'documentNumber',
    title: t.columns.documentNumber,
    width: 140,
    dataIndex: 'documentNumber',
  },
  {
    key: 'checks',
    title: t.columns.checks,
    width: 196,
    render: (_, item) => <CheckSummary item={item} />,
  },
  {
    key: 'outcome',
    title: t.columns.outcome,
    width: 96,
    render: (_, { outcome }) => (
      <StateTag tone={outcomeTones[outcome]}>{itemOutcomeNames[outcome]}</StateTag>
    ),
  },
  { key: 'reason', title: t.columns.reason, width: 160, dataIndex: 'reason' },
  {
    key: 'by',
    title: t.columns.by,
    width: 144,
    render: (_, { decidedByName, decidedAt }) => (
      <Flex vertical>
        <span>{decidedByName}</span>
        <span>{instantText(decidedAt)}</span>
      </Flex>
    ),
  },
];

function CheckSummary({ item: { checks } }: { item: SubmissionItem }) {
  if (checks.length === 0) return <StateTag tone="waiting">{t.checks.none}</StateTag>;
  const of = (result: ShownCheck['result']) =>
    checks.filter((check) => check.result === result).length;
  const failed = of('failed');
  const tone = failed > 0 ? 'failed' : of('passed') > 0 ? 'passed' : 'not-run';
  return <StateTag tone={tone}>{t.checks.summary(of('passed'), failed, of('not-run'))}</StateTag>;
}

export function CheckTable({ checks }: { checks: readonly ShownCheck[] }) {
  const columnsOfChecks: TableColumnsType<ShownCheck> = [
    {
      key: 'item',
      title: t.checks.item,
      width: 260,
      render: (_, { itemCode }) => `${itemCode} ${acceptanceItems[itemCode].name}`,
    },
    {
      key: 'result',
      title: t.checks.result,
      width: 110,
      render: (_, { result }) => (
        <StateTag tone={resultTones[result]}>{checkResultNames[result]}</StateTag>
      ),
    },
    { key: 'evidence', title: t.checks.evidence, dataIndex: 'evidence' },
    {
      key: 'at',
      title: t.checks.at,
      width: 140,
      render: (_, { checkedAt }) => instantText(checkedAt),
    },
  ];
  return (
    <Table<ShownCheck>
      size="small"
      rowKey={({ itemCode, evidence }) => `${itemCode} ${evidence}`}
      pagination={false}
      columns={columnsOfChecks}
      dataSource={[...checks]}
    />
  );
}
