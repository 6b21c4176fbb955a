import type { FixityRun, InspectionCheck } from '@lantai/contract/preservation/fixity.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { inspectionText } from './inspection.text.ts';
import { shareOf } from './share-of.ts';

const t = inspectionText.checks;

/** The check of the 32 items over the records of an inspection: how much of it ran, and how much of that passed. */
export function InspectionChecks({ run }: { run: FixityRun }) {
  return (
    <div>
      <Typography.Title level={5}>{t.title}</Typography.Title>
      {run.checks.length === 0 ? (
        <Alert type="warning" showIcon title={run.withCheck ? t.nothing : t.without} />
      ) : (
        <Table<InspectionCheck>
          size="small"
          className="list-table"
          tableLayout="fixed"
          columns={columns}
          dataSource={run.checks}
          rowKey="id"
          pagination={false}
        />
      )}
    </div>
  );
}

type Outcome = 'failed' | 'waiting' | 'not-run';

const figure = (title: string, outcome: Outcome, of: (check: InspectionCheck) => number) => ({
  ...{ title, width: 100, align: 'right' as const },
  render: (_: unknown, check: InspectionCheck) => (
    <Link to="/quality/runs/$runId" params={{ runId: check.id }} search={{ outcome }}>
      {count(of(check))}
    </Link>
  ),
});

const columns: TableColumnsType<InspectionCheck> = [
  {
    title: t.name,
    render: (_, { id, name }) => (
      <Link to="/quality/runs/$runId" params={{ runId: id }}>
        {name}
      </Link>
    ),
  },
  {
    title: t.state,
    width: 90,
    render: (_, { isOver }) => (
      <StateTag tone={isOver ? 'done' : 'running'}>{isOver ? t.over : t.running}</StateTag>
    ),
  },
  { title: t.records, width: 80, align: 'right', render: (_, { records }) => count(records) },
  { title: t.coverage, width: 100, align: 'right', render: (_, check) => shareOf(check).coverage },
  { title: t.passed, width: 100, align: 'right', render: (_, check) => shareOf(check).passed },
  figure(t.failed, 'failed', ({ failed }) => failed),
  figure(t.waiting, 'waiting', ({ waiting }) => waiting),
  figure(t.notRun, 'not-run', ({ notRun }) => notRun),
];
