import {
  type CheckCode,
  checkItemOf,
  checkModeNames,
  checkPropertyNames,
} from '@lantai/contract/quality/check-item.ts';
import { gateNames, gateOf } from '@lantai/contract/quality/check-policy.ts';
import {
  type CheckOutcome,
  checkOutcomeNames,
  checkOutcomes,
} from '@lantai/contract/quality/check-result.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { qualityText } from './quality.text.ts';

const t = qualityText.items;

type Row = CheckReport['items'][number];
type Props = { report: CheckReport; outcome?: CheckOutcome | undefined };

/** Items by outcomes; each count of records opens those records. */
export function ReportItems({ report, outcome }: Props) {
  const rows = outcome ? report.items.filter(({ counts }) => counts[outcome] > 0) : report.items;
  return (
    <Table<Row>
      size="small"
      className="list-table list-dense"
      rowKey="code"
      columns={columnsOf(report)}
      dataSource={rows}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      scroll={{ x: 1000 }}
    />
  );
}

const columnsOf = (report: CheckReport): TableColumnsType<Row> => [
  { title: t.code, width: 64, dataIndex: 'code' },
  {
    title: t.property,
    width: 76,
    render: (_, { code }) => checkPropertyNames[checkItemOf(code).property],
  },
  {
    title: t.name,
    render: (_, { code }) => {
      const { name, object, basis } = checkItemOf(code);
      return (
        <>
          {name}{' '}
          <Basis rule={`${object}：${basis}`} version={report.ruleSet} source="DA/T 70-2018" />
        </>
      );
    },
  },
  { title: t.mode, width: 92, render: (_, { code }) => checkModeNames[checkItemOf(code).mode] },
  ...checkOutcomes.map((outcome) => ({
    title: checkOutcomeNames[outcome],
    width: 92,
    align: 'right' as const,
    render: (_: unknown, { code, counts }: Row) =>
      counts[outcome] === 0 ? (
        ''
      ) : (
        <Behind runId={report.id} {...{ code, outcome }} figure={counts[outcome]} />
      ),
  })),
  {
    title: t.gate,
    width: 120,
    render: (_, { code }) => gateNames[gateOf(report.policy, code, report.stage)],
  },
];

type BehindProps = { runId: string; code: CheckCode; outcome: CheckOutcome; figure: number };

/** An item of the batch has one result, which stands below the table. */
function Behind({ runId, code, outcome, figure }: BehindProps) {
  if (checkItemOf(code).scope === 'batch') return <a href={`#batch-${code}`}>{count(figure)}</a>;
  return (
    <Link
      to="/quality/runs/$runId"
      params={{ runId }}
      search={{ tab: 'records', item: code, outcome }}
    >
      {count(figure)}
    </Link>
  );
}
