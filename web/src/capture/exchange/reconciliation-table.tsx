import type {
  FinishedStanding,
  ReconciliationRow,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.reconciliation;

type Figure = 'finished' | 'archived' | 'excluded' | 'onTheWay' | 'missing';
type Row = ReconciliationRow;

/** Which list a figure counts. */
const standings: Record<Figure, FinishedStanding | 'all'> = {
  finished: 'all',
  archived: 'archived',
  excluded: 'excluded',
  onTheWay: 'on-the-way',
  missing: 'missing',
};

/** Per process and department; what is outstanding stands before the two figures it is made of. */
export function ReconciliationTable({ rows }: { rows: readonly Row[] | undefined }) {
  const sum = (figure: Figure) => (rows ?? []).reduce((all, row) => all + row[figure], 0);
  return (
    <Table<Row>
      size="small"
      className="list-table"
      loading={rows === undefined}
      rowKey={(row) => `${row.sourceId} ${row.processCode} ${row.unitId}`}
      columns={columns}
      dataSource={[...(rows ?? [])]}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      tableLayout="fixed"
      scroll={{ x: 900 }}
      locale={{ emptyText: t.empty }}
      {...(rows && rows.length > 1 && { summary: () => <Totals sum={sum} /> })}
    />
  );
}

function Totals({ sum }: { sum: (figure: Figure) => number }) {
  const cells = [
    <Total key="finished" figure="finished" value={sum('finished')} />,
    <Total key="archived" figure="archived" value={sum('archived')} />,
    <Total key="excluded" figure="excluded" value={sum('excluded')} />,
    count(sum('onTheWay') + sum('missing')),
    <Total key="onTheWay" figure="onTheWay" value={sum('onTheWay')} />,
    <Total key="missing" figure="missing" value={sum('missing')} />,
  ];
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={3}>
        {t.total}
      </Table.Summary.Cell>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a fixed table
        <Table.Summary.Cell key={index} index={index + 3} align="right">
          {cell}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

function Total({ figure, value }: { figure: Figure; value: number }) {
  return (
    <Link
      to="."
      search={(search: object) => ({
        ...search,
        processCode: undefined,
        unit: undefined,
        standing: standings[figure],
        after: undefined,
      })}
    >
      {count(value)}
    </Link>
  );
}

/** Opens the list that the figure counts, of this row alone. */
function OfRow({ row, figure }: { row: Row; figure: Figure }) {
  const value = row[figure];
  const { sourceId, processCode, unitId } = row;
  return (
    <Link
      to="."
      search={(search: object) => ({
        ...search,
        sourceId,
        processCode,
        unit: unitId ?? 'none',
        standing: standings[figure],
        after: undefined,
      })}
    >
      {figure === 'missing' && value > 0 ? (
        <Typography.Text type="danger" strong>
          {count(value)}
        </Typography.Text>
      ) : (
        count(value)
      )}
    </Link>
  );
}

const figure = (key: Figure): TableColumnsType<Row>[number] => ({
  key,
  title: t.columns[key],
  width: 88,
  align: 'right',
  render: (_, row) => <OfRow row={row} figure={key} />,
});

const columns: TableColumnsType<Row> = [
  { key: 'source', title: t.source, width: 150, dataIndex: 'sourceName' },
  {
    key: 'process',
    title: t.columns.process,
    render: (_, { processName, processCode }) =>
      processName ? `${processName}（${processCode}）` : processCode,
  },
  {
    key: 'unit',
    title: t.columns.unit,
    width: 160,
    render: (_, { unitName }) => unitName ?? t.noUnit,
  },
  figure('finished'),
  figure('archived'),
  figure('excluded'),
  {
    key: 'outstanding',
    title: t.columns.outstanding,
    width: 88,
    align: 'right',
    render: (_, { onTheWay, missing }) => count(onTheWay + missing),
  },
  figure('onTheWay'),
  figure('missing'),
];
