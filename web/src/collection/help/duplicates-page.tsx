import {
  type DuplicateKind,
  type DuplicatePair,
  duplicateKind,
  duplicateKindNames,
  duplicateKinds,
  listDuplicates,
} from '@lantai/contract/collection/duplicates.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Alert, Flex, Select } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { duplicateColumns } from './duplicate-columns.tsx';
import { helpText } from './help.text.ts';
import { JudgeDifferentDialog } from './judge-different-dialog.tsx';
import { OneFondsNotice } from './one-fonds-notice.tsx';

const t = helpText.duplicates;
const PAGE_SIZE = 50;

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/duplicates',
  validateSearch: z.object({
    kind: one(duplicateKind),
    judged: one(z.literal('true')),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listDuplicates.access,
      menu: 'checking',
      alsoCalled: '查重 重复件 相似 ysc cf cc',
    },
  },
  component: DuplicatesPage,
});

function DuplicatesPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {only ? <Pairs fondsId={only.id} /> : <OneFondsNotice />}
    </Flex>
  );
}

function Pairs({ fondsId }: { fondsId: string }) {
  const { kind, judged, after } = duplicatesRoute.useSearch();
  const [judging, judge] = useState<DuplicatePair>();
  const navigate = duplicatesRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(listDuplicates, { query: { fondsId, kind, judged, after, limit: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => duplicateColumns(judge), []);
  const waiting = answer.data?.waiting ?? 0;

  return (
    <>
      {waiting > 0 && <Alert type="info" showIcon title={t.waiting(count(waiting))} />}
      <DataList
        name="duplicates"
        columns={columns}
        rowKey={({ low, high }) => `${low.recordId} ${high.recordId}`}
        answer={answer}
        rows={answer.data?.pairs}
        total={answer.data?.total}
        next={answer.data?.next}
        pageSize={PAGE_SIZE}
        filters={<DuplicateFilters />}
        onClearFilters={
          kind || judged ? () => void navigate({ search: ({ fonds }) => ({ fonds }) }) : undefined
        }
        empty={{ title: t.empty }}
      />
      {judging && <JudgeDifferentDialog pair={judging} onClose={() => judge(undefined)} />}
    </>
  );
}

function DuplicateFilters() {
  const { kind, judged } = duplicatesRoute.useSearch();
  const navigate = duplicatesRoute.useNavigate();
  const change = (part: Partial<ReturnType<typeof duplicatesRoute.useSearch>>) =>
    void navigate({ search: (search) => ({ ...search, ...part, after: undefined }) });
  return (
    <>
      <Select<DuplicateKind | undefined>
        allowClear
        className="filter"
        aria-label={t.kind}
        placeholder={t.kind}
        value={kind}
        options={duplicateKinds.map((value) => ({ value, label: duplicateKindNames[value] }))}
        onChange={(chosen) => change({ kind: chosen })}
      />
      <Select
        className="filter-short"
        aria-label={t.judgment}
        value={judged ?? 'false'}
        options={[
          { value: 'false', label: t.notJudged },
          { value: 'true', label: t.judged },
        ]}
        onChange={(chosen) => change({ judged: chosen === 'true' ? 'true' : undefined })}
      />
    </>
  );
}
