import { recordSortKey } from '@lantai/contract/records/record-order.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Flex } from 'antd';
import { useMemo, useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected, type Selection } from '#platform/list/selection.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { EditSelected } from './batch-editing/edit-selected.tsx';
import { collectionText as t } from './collection.text.ts';
import { collectionColumns } from './collection-columns.tsx';
import { CollectionFilters } from './collection-filters.tsx';
import {
  type CollectionSearch,
  collectionSearch,
  filterOf,
  isFiltered,
} from './collection-search.ts';
import { DescribeDrawer } from './describe/describe-drawer.tsx';
import { FileSelected } from './file-selected.tsx';
import { ListActions } from './list-actions.tsx';
import { OneFondsSelect } from './one-fonds-select.tsx';
import { useProfileColumns } from './profile-columns.ts';

const PAGE_SIZE = 50;

export const collectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/records',
  validateSearch: collectionSearch,
  staticData: {
    page: {
      title: t.title,
      access: listRecords.access,
      menu: 'intake',
      alsoCalled: '收集 著录 文件 登记 dgd sj',
    },
  },
  component: CollectionPage,
});

function CollectionPage() {
  const { ids } = useFonds();
  const { state } = collectionRoute.useSearch();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={state ? t.anyState : t.title}
        actions={
          <>
            <Link to="/capture/imports">
              <Button>{t.import}</Button>
            </Link>
            <Link to="/capture/intake">
              <Button type="primary">{t.take}</Button>
            </Link>
          </>
        }
      />
      {ids.length > 1 ? (
        <Alert type="info" title={t.oneFonds} action={<OneFondsSelect />} />
      ) : (
        <Collection />
      )}
    </Flex>
  );
}

function Collection() {
  const search = collectionRoute.useSearch();
  const { ids, all } = useFonds();
  const { change, clear, describe } = useChange();
  const [selected, setSelected] = useState<Selection>(nothingSelected);
  const filter = filterOf(search, ids[0]);
  const answer = useQuery({
    ...apiQuery(listRecords, {
      query: { ...filter, after: search.after, limit: PAGE_SIZE },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = answer.data?.records;
  const agencyId = all.find(({ id }) => id === ids[0])?.agencyId;
  const ofProfile = useProfileColumns(search.category, agencyId);
  const columns = useMemo(
    () => withProfileColumns(collectionColumns(describe), ofProfile),
    [describe, ofProfile],
  );

  return (
    <>
      <DataList
        name="collection"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={rows}
        total={answer.data?.total}
        next={answer.data?.next}
        pageSize={PAGE_SIZE}
        filters={<CollectionFilters search={search} agencyId={agencyId} onChange={change} />}
        onClearFilters={isFiltered(search) ? clear : undefined}
        sorting={{
          by: search.sort,
          direction: search.direction,
          onChange: (by, direction) =>
            change({ sort: recordSortKey.safeParse(by).data, direction }),
        }}
        actions={<ListActions search={search} filter={filter} total={answer.data?.total} />}
        empty={{ title: t.empty, action: <Link to="/capture/intake">{t.take}</Link> }}
        selection={{
          value: selected,
          onChange: setSelected,
          actions: (
            <>
              <EditSelected
                selected={selected}
                filter={filter}
                total={answer.data?.total ?? 0}
                agencyId={agencyId}
                onDone={() => setSelected(nothingSelected)}
              />
              <FileSelected
                selected={selected}
                filter={filter}
                total={answer.data?.total ?? 0}
                onDone={() => setSelected(nothingSelected)}
              />
            </>
          ),
        }}
      />
      <DescribeDrawer
        recordId={search.describe}
        order={rows?.map(({ id }) => id) ?? []}
        onMove={describe}
      />
    </>
  );
}

/** Behind the title, where they tell the records of one category apart. */
function withProfileColumns<Column>(columns: readonly Column[], more: readonly Column[]) {
  return [...columns.slice(0, 2), ...more, ...columns.slice(2)];
}

/** Another filter begins at the first page again; the drawer opens over the list as it is. */
function useChange() {
  const navigate = collectionRoute.useNavigate();
  return useMemo(
    () => ({
      change: (change: Partial<CollectionSearch>) =>
        void navigate({ search: (kept) => ({ ...kept, ...change, after: undefined }) }),
      clear: () => void navigate({ search: ({ fonds }) => ({ fonds }) }),
      describe: (recordId: string | undefined) =>
        void navigate({ search: (kept) => ({ ...kept, describe: recordId }), state: true }),
    }),
    [navigate],
  );
}
