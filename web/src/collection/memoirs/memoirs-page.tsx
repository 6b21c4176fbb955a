import {
  type MemoirRow,
  memoirState,
  memoirStateNames,
  noWrittenBasis,
} from '@lantai/contract/collection/memoir.ts';
import {
  exportMemoirs,
  listMemoirs,
  writeMemoir,
} from '@lantai/contract/collection/memoirs.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Flex, Input, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { MemoirMark, MemoirStateTag } from './memoir-state.tsx';
import { memoirsText as t } from './memoirs.text.ts';

export const memoirsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/memoirs',
  validateSearch: z.object({ state: one(memoirState), text: one(z.string().max(100)) }),
  staticData: {
    page: {
      title: t.title,
      access: listMemoirs.access,
      menu: 'hand-over',
      alsoCalled: t.alsoCalled,
    },
  },
  component: MemoirsPage,
});

const columns: ListColumn<MemoirRow>[] = [
  {
    key: 'event',
    title: t.columns.event,
    render: (_, { id, event }) => (
      <Link to="/collection/memoirs/$memoirId" params={{ memoirId: id }}>
        {event}
      </Link>
    ),
  },
  { key: 'mark', title: t.columns.mark, width: 140, render: () => <MemoirMark /> },
  { key: 'time', title: t.columns.time, width: 116, dataIndex: 'timeGiven' },
  { key: 'persons', title: t.columns.persons, width: 130, dataIndex: 'persons' },
  { key: 'department', title: t.columns.department, width: 90, dataIndex: 'departmentName' },
  {
    key: 'basis',
    title: t.columns.basis,
    width: 96,
    render: (_, { withoutWrittenBasis }) => (withoutWrittenBasis ? noWrittenBasis : t.written),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 110,
    render: (_, { state, superseded }) =>
      superseded ? (
        <StateTag tone="ended">{t.superseded}</StateTag>
      ) : (
        <MemoirStateTag state={state} />
      ),
  },
  {
    key: 'author',
    title: t.columns.author,
    width: 104,
    render: (_, { writtenByName, writtenAt }) => <By name={writtenByName} at={writtenAt} />,
  },
  {
    key: 'decided',
    title: t.columns.decided,
    width: 104,
    render: (_, { decidedByName, decidedAt }) =>
      decidedByName && <By name={decidedByName} at={decidedAt} />,
  },
];

/** Who, and under it on which day. */
function By({ name, at }: { name: string; at: Date | null }) {
  return (
    <>
      {name}
      <br />
      {instantText(at).slice(0, 10)}
    </>
  );
}

/** Facts without a document: what is written, what waits for the leader, what is approved. */
function MemoirsPage() {
  const search = memoirsRoute.useSearch();
  const navigate = memoirsRoute.useNavigate();
  const { only } = useFonds();
  const query = { ...search, fondsId: only?.id };
  const answer = useQuery({
    ...apiQuery(listMemoirs, { query }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const isFiltered = search.state !== undefined || search.text !== undefined;
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <MayButton
            type="primary"
            access={writeMemoir.access}
            onClick={() => void navigate({ to: '/collection/write-memoir' })}
          >
            {t.write}
          </MayButton>
        }
      />
      <DataList
        name="memoirs"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        filters={
          <Flex gap={8} align="center">
            <Input.Search
              allowClear
              aria-label={t.search}
              placeholder={t.search}
              style={{ width: 200 }}
              defaultValue={search.text}
              onSearch={(text) => filter({ text: text || undefined })}
            />
            <Select
              allowClear
              aria-label={t.state}
              placeholder={t.state}
              style={{ width: 130 }}
              value={search.state ?? null}
              options={memoirState.options.map((value) => ({
                value,
                label: memoirStateNames[value],
              }))}
              onChange={(value) => filter({ state: value ?? undefined })}
            />
          </Flex>
        }
        onClearFilters={
          isFiltered ? () => filter({ state: undefined, text: undefined }) : undefined
        }
        actions={
          <Button
            href={apiAddress(exportMemoirs, { query })}
            disabled={!answer.data?.length}
            download
          >
            {t.export}
          </Button>
        }
        empty={{ title: t.empty }}
      />
    </div>
  );
}
