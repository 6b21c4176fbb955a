import { listBatches } from '@lantai/contract/appraisal/appraisal.api.ts';
import type { BatchRow, DecisionCounts } from '@lantai/contract/appraisal/appraisal.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { appraisalText } from './appraisal.text.ts';

const t = appraisalText.batches;

export const batchesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appraisal/batches',
  validateSearch: z.object({
    state: one(z.enum(['open', 'closed'])),
    mine: one(z.literal('true')),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listBatches.access,
      menu: 'disposal',
      alsoCalled: t.alsoCalled,
    },
  },
  component: BatchesPage,
});

function BatchesPage() {
  const { state, mine } = batchesRoute.useSearch();
  const navigate = batchesRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listBatches, { query: { state, mine, fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: { state?: typeof state; mine?: typeof mine }) =>
    void navigate({ search: (kept) => ({ ...kept, ...changes }) });
  const toExpired = (
    <Link to="/appraisal/expired">
      <Button type="primary">{t.toExpired}</Button>
    </Link>
  );
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} actions={toExpired} />
      <DataList
        name="appraisal-batches"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.batches}
        filters={
          <>
            <Select
              allowClear
              className="filter"
              aria-label={t.state}
              placeholder={t.state}
              value={state ?? null}
              options={[
                { value: 'open' as const, label: t.open },
                { value: 'closed' as const, label: t.closed },
              ]}
              onChange={(value) => change({ state: value ?? undefined })}
            />
            <Checkbox
              checked={mine === 'true'}
              onChange={({ target }) => change({ mine: target.checked ? 'true' : undefined })}
            >
              {t.mine}
            </Checkbox>
          </>
        }
        onClearFilters={
          state || mine ? () => change({ state: undefined, mine: undefined }) : undefined
        }
        empty={{ title: t.empty, action: toExpired }}
      />
    </div>
  );
}

const figure = (key: keyof DecisionCounts, width = 72) => ({
  key,
  title: t.columns[key],
  width,
  align: 'right' as const,
  render: (_: unknown, { counts }: BatchRow) => count(counts[key]),
});

const columns: readonly ListColumn<BatchRow>[] = [
  {
    key: 'number',
    title: t.columns.number,
    render: (_, { id, number }) => (
      <Link to="/appraisal/batches/$batchId" params={{ batchId: id }} className="code">
        {number}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 96,
    render: (_, { closedAt }) => (
      <StateTag tone={closedAt ? 'done' : 'running'}>{closedAt ? t.closed : t.open}</StateTag>
    ),
  },
  {
    key: 'fonds',
    title: t.columns.fonds,
    width: 64,
    dataIndex: 'fondsCode',
  },
  { key: 'expiredBy', title: t.columns.expiredBy, width: 104, dataIndex: 'expiredBy' },
  { key: 'leader', title: t.columns.leader, width: 80, dataIndex: 'leaderName' },
  { key: 'dueOn', title: t.columns.dueOn, width: 104, dataIndex: 'dueOn' },
  {
    key: 'items',
    title: t.columns.items,
    width: 72,
    align: 'right',
    render: (_, { items }) => count(items),
  },
  figure('undecided', 92),
  figure('extend'),
  figure('permanent'),
  figure('destroy'),
  figure('transfer'),
  {
    key: 'openedAt',
    title: t.columns.openedAt,
    width: 144,
    hiddenAtFirst: true,
    render: (_, { openedAt }) => instantText(openedAt),
  },
];
