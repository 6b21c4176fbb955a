import {
  drawAgain,
  exportInspection,
  getInspection,
  settleFinding,
} from '@lantai/contract/preservation/fixity.api.ts';
import {
  type FixityFinding,
  type FixityRun,
  fixityKind,
  fixityKindNames,
  inspectionCauseNames,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Descriptions, Flex, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { inspectionText as t } from './inspection.text.ts';
import { speedOf } from './inspections-page.tsx';
import { SettleFindingDialog } from './settle-finding-dialog.tsx';
import '#platform/list/data-list.css';

export const inspectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/inspections/$runId',
  validateSearch: z.object({ kind: one(fixityKind), open: one(z.enum(['true', 'false'])) }),
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
    refetchInterval: ({ state: { data } }) => (data && !data.endedAt ? 1500 : false),
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
      {run.endedAt && run.findings === 0 && <Alert type="success" showIcon title={t.clean} />}
      {run.findings > 0 && <Findings run={run} />}
    </Flex>
  );
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
    { key: 'done', label: c.done, children: count(run.done) },
    { key: 'files', label: c.files, children: count(run.files) },
    { key: 'bytes', label: c.bytes, children: byteText(run.bytes) },
    { key: 'speed', label: c.speed, children: speedOf(run) },
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
  const [settling, settle] = useState<FixityFinding>();
  const f = t.finding;
  const columns: TableColumnsType<FixityFinding> = [
    { title: f.kind, width: 90, render: (_, { kind }) => fixityKindNames[kind] },
    { title: f.record, width: 260, render: (_, finding) => <Of finding={finding} /> },
    {
      title: f.path,
      width: 240,
      render: (_, { path }) => <span className="code breaks">{path}</span>,
    },
    { title: f.expected, render: (_, { expected }) => <Said>{expected}</Said> },
    { title: f.actual, render: (_, { actual }) => <Said>{actual}</Said> },
    {
      title: f.settled,
      width: 200,
      render: (_, finding) =>
        finding.settledAt ? (
          `${finding.settlement}（${f.by(finding.settledByName ?? '', instantText(finding.settledAt))}）`
        ) : (
          <MayButton size="small" access={settleFinding.access} onClick={() => settle(finding)}>
            {f.settle}
          </MayButton>
        ),
    },
  ];
  return (
    <>
      <Table<FixityFinding>
        size="small"
        className="list-table"
        tableLayout="fixed"
        columns={columns}
        dataSource={[...run.list]}
        rowKey="position"
        pagination={run.list.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: f.empty }}
      />
      {settling && (
        <SettleFindingDialog runId={run.id} finding={settling} onClose={() => settle(undefined)} />
      )}
    </>
  );
}

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
