import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import type { CheckResultRow } from '@lantai/contract/quality/check-run.ts';
import { Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { count } from '#platform/figures.ts';
import { exactInstantText } from '#platform/times.ts';
import { OutcomeTag } from './outcome-tag.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.results;

type Props = {
  readonly results: readonly CheckResultRow[];
  /** What may be done with a result, at its end. */
  readonly action?: (result: CheckResultRow) => ReactNode;
};

/** Results with their evidence: what was looked at, what it should be, what it is. */
export function ResultsTable({ results, action }: Props) {
  const columns = action
    ? [
        ...shown,
        { key: 'action', width: 80, render: (_: unknown, row: CheckResultRow) => action(row) },
      ]
    : shown;
  return (
    <Table<CheckResultRow>
      size="small"
      className="list-table list-dense"
      rowKey="id"
      columns={columns}
      dataSource={[...results]}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 1000 }}
      onRow={({ itemCode }) => ({ id: `batch-${itemCode}` })}
      expandable={{
        rowExpandable: ({ seen }) => seen.length > 1,
        expandedRowRender: ({ seen }) => <Evidence seen={seen} />,
      }}
    />
  );
}

const shown: TableColumnsType<CheckResultRow> = [
  {
    key: 'item',
    title: qualityText.items.name,
    width: 200,
    render: (_, { itemCode }) => `${itemCode} ${checkItemOf(itemCode).name}`,
  },
  {
    key: 'outcome',
    title: t.outcome,
    width: 100,
    render: (_, { outcome }) => <OutcomeTag outcome={outcome} />,
  },
  { key: 'object', title: t.object, width: 196, render: (_, { object }) => <Long text={object} /> },
  {
    key: 'expected',
    title: t.expected,
    width: 170,
    render: (_, row) => <Long text={row.expected} />,
  },
  {
    key: 'actual',
    title: t.actual,
    render: (_, { actual, note, signedByName, sample }) => (
      <>
        <Long text={actual} />
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        {signedByName && <div>{t.signedBy(signedByName, count(sample?.length ?? 0))}</div>}
      </>
    ),
  },
  {
    key: 'tool',
    title: t.tool,
    width: 178,
    render: (_, { tool, toolVersion, at, times }) => (
      <>
        {tool} {toolVersion === tool ? '' : toolVersion}
        <div>
          <Typography.Text type="secondary">
            {exactInstantText(at)}
            {times > 1 && ` · ${t.times(count(times))}`}
          </Typography.Text>
        </div>
      </>
    ),
  },
];

function Evidence({ seen }: { seen: readonly SeenObject[] }) {
  const columns: TableColumnsType<SeenObject> = [
    { title: t.outcome, width: 104, render: (_, { outcome }) => <OutcomeTag outcome={outcome} /> },
    { title: t.object, width: 200, dataIndex: 'object' },
    { title: t.expected, width: 220, render: (_, row) => <Long text={row.expected} /> },
    { title: t.actual, render: (_, row) => <Long text={row.actual} /> },
    { title: t.note, width: 220, dataIndex: 'note' },
  ];
  return (
    <Table<SeenObject>
      size="small"
      className="list-table"
      rowKey={(row) => seen.indexOf(row)}
      columns={columns}
      dataSource={[...seen]}
      pagination={false}
    />
  );
}

/** Digests are long: the whole of them is one click away. */
function Long({ text }: { text: string | null }) {
  if (text === null) return null;
  if (text.length <= 60) return text;
  return (
    <Typography.Paragraph
      style={{ marginBottom: 0, wordBreak: 'break-all' }}
      ellipsis={{ rows: 2, expandable: true }}
    >
      {text}
    </Typography.Paragraph>
  );
}
