import { listSubmissions } from '@lantai/contract/collection/collection.api.ts';
import {
  type SubmissionRow,
  submissionState,
  submissionStateNames,
} from '@lantai/contract/collection/submission.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { z } from 'zod';
import { one, several } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';
import { SubmissionStateTag } from './submission-state.tsx';

const t = collectionText.submissions;

export const submissionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/submissions',
  validateSearch: z.object({ state: several(submissionState), after: one(z.string()) }),
  staticData: {
    page: {
      title: t.title,
      access: listSubmissions.access,
      menu: 'hand-over',
      alsoCalled: '移交清单 验收 检测 四性 yjpc',
    },
  },
  component: SubmissionsPage,
});

const figure =
  (key: 'items' | 'waiting' | 'failed' | 'accepted' | 'returned') =>
  (_: unknown, row: SubmissionRow) =>
    row[key] > 0 ? (
      <Link
        to="/collection/submissions/$submissionId"
        params={{ submissionId: row.id }}
        search={{ show: key === 'items' ? undefined : key }}
      >
        {count(row[key])}
      </Link>
    ) : (
      0
    );

const columns: ListColumn<SubmissionRow>[] = [
  {
    key: 'name',
    title: t.columns.name,
    width: 160,
    render: (_, { id, name }) => (
      <Link
        to="/collection/submissions/$submissionId"
        params={{ submissionId: id }}
        className="code"
      >
        {name}
      </Link>
    ),
  },
  { key: 'department', title: t.columns.department, dataIndex: 'departmentName' },
  { key: 'kind', title: t.columns.kind, width: 96, render: (_, { kind }) => t.kinds[kind] },
  { key: 'by', title: t.columns.submittedBy, width: 80, dataIndex: 'submittedByName' },
  {
    key: 'at',
    title: t.columns.submittedAt,
    width: 150,
    render: (_, { submittedAt }) => instantText(submittedAt),
  },
  { key: 'items', title: t.columns.items, width: 64, align: 'right', render: figure('items') },
  {
    key: 'waiting',
    title: t.columns.waiting,
    width: 72,
    align: 'right',
    render: figure('waiting'),
  },
  { key: 'failed', title: t.columns.failed, width: 92, align: 'right', render: figure('failed') },
  {
    key: 'accepted',
    title: t.columns.accepted,
    width: 64,
    align: 'right',
    render: figure('accepted'),
  },
  {
    key: 'returned',
    title: t.columns.returned,
    width: 64,
    align: 'right',
    render: figure('returned'),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 112,
    render: (_, { state }) => <SubmissionStateTag state={state} />,
  },
];

function SubmissionsPage() {
  const { state, after } = submissionsRoute.useSearch();
  const navigate = submissionsRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listSubmissions, {
      query: { fondsId: only?.id, state: state?.join(','), after, limit: 50 },
    }),
    placeholderData: keepPreviousData,
  });
  const filter = (next: typeof state) =>
    void navigate({ search: (kept) => ({ ...kept, state: next, after: undefined }) });
  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="submissions"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.submissions}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <Select
            mode="multiple"
            allowClear
            aria-label={t.state}
            placeholder={t.state}
            style={{ width: 160 }}
            value={state ?? []}
            options={submissionState.options.map((value) => ({
              value,
              label: submissionStateNames[value],
            }))}
            onChange={(next) => filter(next.length > 0 ? next : undefined)}
          />
        }
        onClearFilters={state ? () => filter(undefined) : undefined}
        empty={{
          title: t.empty,
          action: <Link to="/collection/pre-filing">{t.toPreFiling}</Link>,
        }}
      />
    </div>
  );
}
