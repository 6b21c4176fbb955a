import {
  finishedStanding,
  reconcile,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { day } from '@lantai/contract/values.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { exchangeText } from './exchange.text.ts';
import { FinishedList } from './finished-list.tsx';
import { ReconciliationTable } from './reconciliation-table.tsx';
import { SourceSelect } from './source-select.tsx';

const t = exchangeText.reconciliation;

export const reconciliationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/reconciliation',
  staticData: {
    page: {
      title: t.title,
      access: reconcile.access,
      menu: 'intake',
      alsoCalled: '办结 未归档 缺失 漏归 OA gddz',
    },
  },
  validateSearch: z.object({
    sourceId: one(z.uuid()),
    from: one(day),
    to: one(day),
    // What a figure of the table opens.
    processCode: one(z.string().max(100)),
    unit: one(z.union([z.uuid(), z.literal('none')])),
    standing: one(z.union([finishedStanding, z.literal('all')])),
    after: one(z.string()),
  }),
  component: ReconciliationPage,
});

function ReconciliationPage() {
  const { sourceId, from, to, standing } = reconciliationRoute.useSearch();
  const navigate = reconciliationRoute.useNavigate();
  const { only } = useFonds();
  const query = { sourceId, from, to, fondsId: only?.id };
  const answer = useQuery({
    ...apiQuery(reconcile, { query }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<Record<'sourceId' | 'from' | 'to', string | undefined>>) =>
    void navigate({
      search: (search) => ({ ...search, ...part, after: undefined }) as typeof search,
    });
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <Flex vertical gap={12}>
        <Flex gap={8} wrap>
          <SourceSelect
            label={t.source}
            value={sourceId}
            onChange={(chosen) => change({ sourceId: chosen })}
          />
          <DatePicker
            aria-label={t.from}
            placeholder={t.from}
            value={from ? dayjs(from) : null}
            onChange={(value) => change({ from: value?.format('YYYY-MM-DD') })}
          />
          <DatePicker
            aria-label={t.to}
            placeholder={t.to}
            value={to ? dayjs(to) : null}
            onChange={(value) => change({ to: value?.format('YYYY-MM-DD') })}
          />
        </Flex>
        {answer.error ? (
          <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <ReconciliationTable rows={answer.data?.rows} />
        )}
        {standing && <FinishedList />}
      </Flex>
    </div>
  );
}
