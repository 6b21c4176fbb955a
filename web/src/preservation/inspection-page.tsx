import { damageKind, damageKindNames } from '@lantai/contract/preservation/damage.ts';
import {
  drawAgain,
  exportInspection,
  getInspection,
} from '@lantai/contract/preservation/fixity.api.ts';
import {
  type FixityFinding,
  type FixityRun,
  inspectionCauseNames,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Descriptions, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { DamageStanding } from './damage-standing.tsx';
import { InspectedPlaces } from './inspected-places.tsx';
import { inspectionText as t } from './inspection.text.ts';
import { InspectionChecks } from './inspection-checks.tsx';
import '#platform/list/data-list.css';

export const inspectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/inspections/$runId',
  validateSearch: z.object({ kind: one(damageKind), open: one(z.enum(['true', 'false'])) }),
  loaderDeps: ({ search: { kind, open } }) => ({ kind, open }),
  loader: ({ context, params, deps }) =>
    context.queries.ensureQueryData(apiQuery(getInspection, { params, query: deps })),
  staticData: {
    page: {
      title: t.title,
      access: getInspection.access,
      under: '/preservation/inspections',
    },
  },
  component: InspectionPage,
});

/** What one inspection read and found, and a sample that can be drawn again. */
function InspectionPage() {
  const params = inspectionRoute.useParams();
  const query = inspectionRoute.useSearch();
  const { data: run } = useSuspenseQuery({
    ...apiQuery(getInspection, { params, query }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? 1500 : false),
  });
  const job = useJob(run.jobId ?? undefined);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={`${t.title} ${instantText(run.askedAt)}`}
        note={`${inspectionCauseNames[run.cause]} · ${run.askedByName}`}
        actions={
          <Button href={apiAddress(exportInspection, { params })} download>
            {t.report}
          </Button>
        }
      />
      {job && job.state !== 'done' && !run.endedAt && <JobProgress job={job} />}
      <Facts run={run} />
      <DrawnAgain run={run} />
      <Came run={run} />
      <InspectedPlaces run={run} />
      <InspectionChecks run={run} />
      {run.findings > 0 && <Findings run={run} />}
    </Flex>
  );
}

function isUnderWay({ endedAt, checks }: FixityRun): boolean {
  return endedAt === null || checks.some(({ isOver }) => !isOver);
}

/** In one line what came of it; nothing is said to be whole that was not read. */
function Came({ run: { endedAt, findings, places } }: { run: FixityRun }) {
  if (!endedAt) return null;
  const missed = places.some(({ missedBecause }) => missedBecause !== null);
  if (missed) return <Alert type="warning" showIcon title={t.missed} />;
  return findings === 0 ? <Alert type="success" showIcon title={t.clean} /> : null;
}

function Facts({ run }: { run: FixityRun }) {
  const c = t.columns;
  const items = [
    {
      key: 'kind',
      label: c.kind,
      children: `${inspectionKindNames[run.kind]} ${run.percent}${t.ofHundred}`,
    },
    {
      key: 'scope',
      label: c.scope,
      children: [run.fondsCode ?? t.everything, run.year].filter(Boolean).join(' '),
    },
    { key: 'drawn', label: c.drawn, children: t.drawnOf(count(run.drawn), count(run.population)) },
    { key: 'findings', label: c.findings, children: count(run.findings) },
    { key: 'files', label: c.files, children: count(run.files) },
    { key: 'bytes', label: c.bytes, children: byteText(run.bytes) },
    {
      key: 'open',
      label: c.open,
      children: (
        <Link to="/preservation/damages" search={{ inspectionId: run.id, state: 'open' }}>
          {count(run.open)}
        </Link>
      ),
    },
    { key: 'endedAt', label: c.endedAt, children: instantText(run.endedAt) || t.running },
    { key: 'environment', label: t.environment, span: 4, children: run.environment },
  ];
  return <Descriptions size="small" bordered column={4} items={items} />;
}

function DrawnAgain({ run }: { run: FixityRun }) {
  const [asked, ask] = useState(false);
  const { data, error } = useQuery({
    ...apiQuery(drawAgain, { params: { runId: run.id } }),
    enabled: asked,
  });
  if (run.kind === 'full') return null;
  return (
    <Flex gap={12} align="center" wrap>
      <span className="code">{t.seedIs(run.seed)}</span>
      <Button size="small" onClick={() => ask(true)}>
        {t.again.button}
      </Button>
      {error && <ProblemNotice problem={error} />}
      {data && (
        <span>
          {t.again.same(count(data.same), count(data.drawn))}{' '}
          {data.gone > 0 && t.again.gone(count(data.gone))}{' '}
          {data.same < data.drawn && t.again.differs}
        </span>
      )}
    </Flex>
  );
}

function Findings({ run }: { run: FixityRun & { list: readonly FixityFinding[] } }) {
  return (
    <div>
      <Flex gap={12} align="baseline">
        <Typography.Title level={5}>{t.finding.title}</Typography.Title>
        <Link to="/preservation/damages" search={{ inspectionId: run.id }}>
          {t.finding.list}
        </Link>
      </Flex>
      <Table<FixityFinding>
        size="small"
        className="list-table"
        tableLayout="fixed"
        columns={findingColumns}
        dataSource={[...run.list]}
        rowKey="position"
        pagination={run.list.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: t.finding.empty }}
      />
    </div>
  );
}

const f = t.finding;

const findingColumns: TableColumnsType<FixityFinding> = [
  { title: f.kind, width: 90, render: (_, { kind }) => damageKindNames[kind] },
  { title: f.place, width: 100, dataIndex: 'placeName' },
  { title: f.record, width: 240, render: (_, finding) => <Of finding={finding} /> },
  {
    title: f.path,
    width: 220,
    render: (_, { path }) => <span className="code breaks">{path}</span>,
  },
  { title: f.expected, render: (_, { expected }) => <Said>{expected}</Said> },
  { title: f.actual, render: (_, { actual }) => <Said>{actual}</Said> },
  {
    title: f.state,
    width: 240,
    render: (_, finding) => <DamageStanding damage={finding} damageId={finding.damageId} />,
  },
];

/** A digest is long: its beginning tells it apart, the rest is there to be copied. */
function Said({ children }: { children: string }) {
  const short = children.length > 60 ? `${children.slice(0, 40)}…` : children;
  return (
    <span className="code breaks" title={children}>
      {short}
    </span>
  );
}

function Of({
  finding: { recordId, recordNumber, recordTitle, objectId },
}: {
  finding: FixityFinding;
}) {
  if (!recordId) return `${t.finding.object} ${objectId}`;
  return (
    <Link to="/records/$recordId" params={{ recordId }}>
      <span className="code breaks">{recordNumber}</span> {recordTitle}
    </Link>
  );
}
