import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import {
  getReconciliation,
  repairFinding,
} from '@lantai/contract/preservation/reconciliation.api.ts';
import {
  mismatch,
  mismatchNames,
  type ReconciliationFinding,
  repairable,
} from '@lantai/contract/preservation/reconciliation.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Descriptions, Flex, Table, type TableColumnsType, Tag } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { reconciliationText as t } from './reconciliation.text.ts';
import '#platform/list/data-list.css';

export const catalogueReconciliationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/reconciliations/$runId',
  validateSearch: z.object({ kind: one(mismatch) }),
  loaderDeps: ({ search: { kind } }) => ({ kind }),
  loader: ({ context, params, deps }) =>
    context.queries.ensureQueryData(apiQuery(getReconciliation, { params, query: deps })),
  staticData: {
    page: {
      title: t.title,
      access: getReconciliation.access,
      under: '/preservation/reconciliations',
    },
  },
  component: ReconciliationPage,
});

type Reply = ReplyOf<typeof getReconciliation>;

/** What one comparison found: figures, kinds, and every finding with what can be done. */
function ReconciliationPage() {
  const params = catalogueReconciliationRoute.useParams();
  const { kind } = catalogueReconciliationRoute.useSearch();
  const { data: run } = useSuspenseQuery({
    ...apiQuery(getReconciliation, { params, query: { kind } }),
    refetchInterval: ({ state: { data } }) => (data && !data.endedAt ? 1500 : false),
  });
  const job = useJob(run.jobId ?? undefined);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={`${t.title} ${instantText(run.askedAt)}`}
        note={`${run.fondsCode ?? ''} · ${run.askedByName}`}
      />
      {job && job.state !== 'done' && <JobProgress job={job} />}
      <RunFacts run={run} />
      {run.endedAt && run.findings === 0 && <Alert type="success" showIcon title={t.clean} />}
      {run.findings > 0 && (
        <>
          <Kinds run={run} chosen={kind} />
          <Findings run={run} />
        </>
      )}
    </Flex>
  );
}

function RunFacts({ run }: { run: Reply }) {
  const c = t.columns;
  const figure = (value: number | null) => (value === null ? t.running : count(value));
  const items = [
    { key: 'records', label: c.records, children: figure(run.records) },
    { key: 'components', label: c.components, children: figure(run.components) },
    { key: 'readWhole', label: c.readWhole, children: figure(run.readWhole) },
    { key: 'objects', label: c.objects, children: figure(run.objects) },
    { key: 'findings', label: c.findings, children: count(run.findings) },
    { key: 'repaired', label: c.repaired, children: count(run.repaired) },
    { key: 'share', label: c.share, children: t.percent(run.share) },
    { key: 'endedAt', label: c.endedAt, children: instantText(run.endedAt) || t.running },
  ];
  return <Descriptions size="small" bordered column={4} items={items} />;
}

function Kinds({ run, chosen }: { run: Reply; chosen: string | undefined }) {
  const link = (kind: Reply['kinds'][number]['kind'] | undefined, text: string) => (
    <Link
      key={text}
      to="/preservation/reconciliations/$runId"
      params={{ runId: run.id }}
      search={{ kind }}
    >
      <Tag {...(kind === chosen && { color: 'processing' })}>{text}</Tag>
    </Link>
  );
  return (
    <Flex gap={4} wrap aria-label={t.kinds}>
      {link(undefined, `${t.everything} ${count(run.findings)}`)}
      {run.kinds.map(({ kind, count: all, open }) =>
        link(kind, `${mismatchNames[kind]} ${t.open(count(open), count(all))}`),
      )}
    </Flex>
  );
}

function Findings({ run }: { run: Reply }) {
  const repair = useApiCommand(repairFinding, {
    refreshes: [getReconciliation],
    says: t.repairDone,
    saysProblem: true,
  });
  const columns: TableColumnsType<ReconciliationFinding> = [
    { title: t.finding.kind, width: 150, render: (_, { kind }) => mismatchNames[kind] },
    { title: t.finding.record, width: 420, render: (_, finding) => <Of finding={finding} /> },
    {
      title: t.finding.detail,
      render: (_, { detail }) => <span className="code">{detail}</span>,
    },
    {
      title: t.finding.repaired,
      width: 190,
      render: (_, finding) =>
        finding.repairedAt ? (
          t.repairedBy(finding.repairedByName ?? '', instantText(finding.repairedAt))
        ) : (
          <MayButton
            size="small"
            access={repairFinding.access}
            because={repairable.includes(finding.kind) ? undefined : t.notRepairable}
            loading={repair.isPending}
            onClick={() => repair.mutate({ params: { runId: run.id, position: finding.position } })}
          >
            {t.repair}
          </MayButton>
        ),
    },
  ];
  return (
    <Table<ReconciliationFinding>
      size="small"
      className="list-table"
      columns={columns}
      dataSource={run.list}
      rowKey="position"
      pagination={run.list.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      locale={{ emptyText: t.finding.empty }}
    />
  );
}

function Of({
  finding: { recordId, recordNumber, recordTitle },
}: {
  finding: ReconciliationFinding;
}) {
  if (!recordId) return t.orphan;
  return (
    <Link to="/records/$recordId" params={{ recordId }}>
      <span className="code">{recordNumber}</span> {recordTitle}
    </Link>
  );
}
