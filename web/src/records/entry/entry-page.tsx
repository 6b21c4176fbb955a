import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { type Carrier, carrierNames, type RecordRow } from '@lantai/contract/records/record.ts';
import { describeRecord, listRecords } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Alert, Button, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { call } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { CollectionFilters } from '../collection-filters.tsx';
import { type CollectionSearch, collectionSearch, filterOf } from '../collection-search.ts';
import { useDepartments } from '../departments.ts';
import { OneFondsSelect } from '../one-fonds-select.tsx';
import { entryText as t } from './entry.text.ts';
import { blankRow, type EntryRow, hasChanges, isBlank, rowOf } from './entry-row.ts';
import { EntrySheet } from './entry-sheet.tsx';
import { type NewRecord, useSheet } from './use-sheet.ts';

/** Rows that are loaded at most; blank ones are added below them. */
const MOST = 2000;
const BLANK = 50;

export const entryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/records/entry',
  validateSearch: collectionSearch,
  staticData: {
    page: {
      title: t.title,
      access: describeRecord.access,
      menu: 'intake',
      alsoCalled: '键盘 表格 批量著录 录目录 zllr',
    },
  },
  component: EntryPage,
});

function EntryPage() {
  const search = entryRoute.useSearch();
  const navigate = entryRoute.useNavigate();
  const { only: fonds } = useFonds();
  const change = (next: Partial<CollectionSearch>) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }) });
  return (
    <Flex vertical gap={8} className="page">
      <PageHead title={t.title} note={t.note} />
      <Flex gap={8} align="center" wrap>
        <OneFondsSelect />
        {fonds && <CollectionFilters search={search} agencyId={fonds.agencyId} onChange={change} />}
      </Flex>
      {fonds ? (
        <LoadedSheet
          key={JSON.stringify([fonds.id, search])}
          fondsId={fonds.id}
          agencyId={fonds.agencyId}
          search={search}
        />
      ) : (
        <Alert type="info" title={t.chooseFonds} />
      )}
    </Flex>
  );
}

type Loaded = { fondsId: string; agencyId: string; search: CollectionSearch };

function LoadedSheet({ fondsId, agencyId, search }: Loaded) {
  const filter = filterOf(search, fondsId);
  const answer = useQuery({
    queryKey: ['entry-sheet', filter],
    queryFn: () => findRows(filter),
    // The sheet lives on its own once it is there: nothing may change under who types.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  return (
    <>
      {answer.data.more && <Alert type="info" title={t.tooMany(count(MOST))} />}
      <Sheet fondsId={fondsId} agencyId={agencyId} records={answer.data.records} />
    </>
  );
}

async function findRows(filter: ReturnType<typeof filterOf>) {
  const records: RecordRow[] = [];
  let after: string | undefined;
  do {
    const page = await call(listRecords, { query: { ...filter, after, limit: 500 } });
    records.push(...page.records);
    after = page.next ?? undefined;
  } while (after !== undefined && records.length < MOST);
  return { records, more: after !== undefined };
}

type SheetProps = { fondsId: string; agencyId: string; records: readonly RecordRow[] };

function Sheet({ fondsId, agencyId, records }: SheetProps) {
  const departments = useDepartments(agencyId);
  const [newRecord, setNewRecord] = useState<Omit<NewRecord, 'fondsId'>>({
    departmentId: null,
    carrier: 'paper',
    category: 'WS',
  });
  const [initial] = useState(() => [...records.map(rowOf), ...blankRows()]);
  const sheet = useSheet(initial, { ...newRecord, fondsId });
  const change = (next: Partial<NewRecord>) => setNewRecord((kept) => ({ ...kept, ...next }));
  return (
    <>
      <Flex gap={8} align="center" wrap>
        {t.newRows}
        <Select<CategoryCode>
          aria-label={t.newRows}
          style={{ width: 110 }}
          value={newRecord.category}
          options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
          onChange={(category) => change({ category })}
        />
        <Select
          allowClear
          aria-label={`${t.newRows}${t.department}`}
          placeholder={t.department}
          style={{ width: 160 }}
          value={newRecord.departmentId}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(departmentId) => change({ departmentId: departmentId ?? null })}
        />
        <Select<Carrier>
          aria-label={`${t.newRows}${t.carrier}`}
          style={{ width: 110 }}
          value={newRecord.carrier}
          options={(['paper', 'mixed', 'electronic'] as const).map((value) => ({
            value,
            label: carrierNames[value],
          }))}
          onChange={(carrier) => change({ carrier })}
        />
        <Button onClick={() => sheet.setRows((kept) => [...kept, ...blankRows()])}>
          {t.addRows}
        </Button>
        <span className="grow" />
        <SheetCount rows={sheet.rows} />
      </Flex>
      <EntrySheet sheet={sheet} />
      <Typography.Text type="secondary">{t.keys}</Typography.Text>
    </>
  );
}

function blankRows(): EntryRow[] {
  return Array.from({ length: BLANK }, blankRow);
}

function SheetCount({ rows }: { rows: readonly EntryRow[] }) {
  const filled = rows.filter((row) => !isBlank(row));
  const unsaved = filled.filter(hasChanges).length;
  return (
    <Typography.Text {...(unsaved > 0 && { type: 'warning' as const })}>
      {t.rows(count(filled.length), count(filled.length - unsaved))}
      {unsaved > 0 && ` · ${t.unsaved(count(unsaved))}`}
    </Typography.Text>
  );
}
