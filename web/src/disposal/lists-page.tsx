import { listDestructionLists } from '@lantai/contract/disposal/disposal.api.ts';
import {
  type DestructionRow,
  type DestructionState,
  destructionState,
  destructionStateNames,
} from '@lantai/contract/disposal/disposal.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { disposalText } from './disposal.text.ts';

const t = disposalText.lists;

export const listsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disposal/lists',
  validateSearch: z.object({
    state: one(destructionState),
    ready: one(z.literal('true')),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listDestructionLists.access,
      menu: 'disposal',
      alsoCalled: t.alsoCalled,
    },
  },
  component: ListsPage,
});

const tones: Record<DestructionState, Tone> = {
  proposed: 'waiting',
  approved: 'running',
  executing: 'running',
  executed: 'overdue',
  refused: 'ended',
};

export function DestructionStateTag({ state }: { state: DestructionState }) {
  return <StateTag tone={tones[state]}>{destructionStateNames[state]}</StateTag>;
}

function ListsPage() {
  const { state, ready } = listsRoute.useSearch();
  const navigate = listsRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listDestructionLists, {
      query: { state, ready, fondsId: only?.id },
    }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: { state?: typeof state; ready?: typeof ready }) =>
    void navigate({ search: (kept) => ({ ...kept, ...changes }) });
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList
        name="destruction-lists"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.lists}
        filters={
          <>
            <Select
              allowClear
              className="filter"
              aria-label={t.state}
              placeholder={t.state}
              value={state ?? null}
              options={destructionState.options.map((value) => ({
                value,
                label: destructionStateNames[value],
              }))}
              onChange={(value) => change({ state: value ?? undefined })}
            />
            <Checkbox
              checked={ready === 'true'}
              onChange={({ target }) => change({ ready: target.checked ? 'true' : undefined })}
            >
              {t.ready}
            </Checkbox>
          </>
        }
        onClearFilters={
          state || ready ? () => change({ state: undefined, ready: undefined }) : undefined
        }
        empty={{ title: t.empty }}
      />
    </div>
  );
}

const columns: readonly ListColumn<DestructionRow>[] = [
  {
    key: 'number',
    title: t.columns.number,
    width: 160,
    render: (_, { id, number }) => (
      <Link to="/disposal/lists/$listId" params={{ listId: id }} className="code">
        {number}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 92,
    render: (_, { state }) => <DestructionStateTag state={state} />,
  },
  {
    key: 'fonds',
    title: t.columns.fonds,
    width: 64,
    dataIndex: 'fondsCode',
  },
  {
    key: 'batch',
    title: t.columns.batch,
    render: (_, { batchId, batchNumber }) => (
      <Link to="/appraisal/batches/$batchId" params={{ batchId }} className="code">
        {batchNumber}
      </Link>
    ),
  },
  {
    key: 'items',
    title: t.columns.items,
    width: 60,
    align: 'right',
    render: (_, { items }) => count(items),
  },
  {
    key: 'rejected',
    title: t.columns.rejected,
    width: 60,
    align: 'right',
    render: (_, { rejected }) => count(rejected),
  },
  {
    key: 'bytes',
    title: t.columns.bytes,
    width: 84,
    align: 'right',
    render: (_, { bytes }) => byteText(bytes),
  },
  { key: 'proposed', title: t.columns.proposed, width: 80, dataIndex: 'proposedByName' },
  { key: 'readyOn', title: t.columns.readyOn, width: 104, dataIndex: 'readyOn' },
  {
    key: 'supervisors',
    title: t.columns.supervisors,
    width: 84,
    align: 'right',
    dataIndex: 'supervisors',
  },
  {
    key: 'executedAt',
    title: t.columns.executedAt,
    width: 144,
    render: (_, { executedAt }) => instantText(executedAt),
  },
];
