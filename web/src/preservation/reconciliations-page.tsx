import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import {
  listReconciliations,
  startReconciliation,
} from '@lantai/contract/preservation/reconciliation.api.ts';
import type { ReconciliationRun } from '@lantai/contract/preservation/reconciliation.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link, useNavigate } from '@tanstack/react-router';
import { Select, Space } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { reconciliationText as t } from './reconciliation.text.ts';

export const reconciliationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/reconciliations',
  staticData: {
    page: {
      title: t.title,
      access: listReconciliations.access,
      menu: 'keeping',
      alsoCalled: '核对 校验 完整性 挂接 mlhd',
    },
  },
  component: ReconciliationsPage,
});

function ReconciliationsPage() {
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listReconciliations, { query: { fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} actions={<Start fondsId={only?.id} />} />
      <DataList
        name="reconciliations"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty }}
      />
    </div>
  );
}

function Start({ fondsId }: { fondsId: string | undefined }) {
  const navigate = useNavigate();
  const [share, setShare] = useState(100);
  const start = useApiCommand(startReconciliation, {
    refreshes: [listReconciliations, listJobs],
    saysProblem: true,
    onDone: ({ runId }) =>
      void navigate({ to: '/preservation/reconciliations/$runId', params: { runId } }),
  });
  return (
    <Space>
      {t.share}
      <Select
        aria-label={t.share}
        style={{ width: 96 }}
        value={share}
        options={[
          { value: 100, label: t.shares['100'] },
          { value: 30, label: t.shares['30'] },
          { value: 10, label: t.shares['10'] },
        ]}
        onChange={setShare}
      />
      <MayButton
        type="primary"
        access={startReconciliation.access}
        because={fondsId ? undefined : t.chooseFonds}
        loading={start.isPending}
        onClick={() => fondsId && start.mutate({ body: { fondsId, share } })}
      >
        {t.start}
      </MayButton>
    </Space>
  );
}

const figure = (
  key: 'records' | 'components' | 'readWhole' | 'objects' | 'repaired',
): ListColumn<ReconciliationRun> => ({
  key,
  title: t.columns[key],
  width: 96,
  align: 'right',
  render: (_, run) => {
    const value = run[key];
    return value === null ? '' : count(value);
  },
});

const columns: readonly ListColumn<ReconciliationRun>[] = [
  {
    key: 'askedAt',
    title: t.columns.askedAt,
    width: 150,
    render: (_, { id, askedAt }) => (
      <Link to="/preservation/reconciliations/$runId" params={{ runId: id }}>
        {instantText(askedAt)}
      </Link>
    ),
  },
  { key: 'fonds', title: t.columns.fonds, width: 72, dataIndex: 'fondsCode' },
  {
    key: 'share',
    title: t.columns.share,
    width: 72,
    align: 'right',
    render: (_, { share }) => t.percent(share),
  },
  figure('records'),
  figure('components'),
  figure('readWhole'),
  figure('objects'),
  {
    key: 'findings',
    title: t.columns.findings,
    width: 80,
    align: 'right',
    render: (_, { id, findings }) => (
      <Link to="/preservation/reconciliations/$runId" params={{ runId: id }}>
        {count(findings)}
      </Link>
    ),
  },
  figure('repaired'),
  {
    key: 'endedAt',
    title: t.columns.endedAt,
    render: (_, { endedAt }) => (endedAt ? instantText(endedAt) : t.running),
  },
  { key: 'askedBy', title: t.columns.askedBy, width: 100, dataIndex: 'askedByName' },
];
