import { reviewFiling } from '@lantai/contract/arrangement/arrangement.api.ts';
import { dryRunNumbering } from '@lantai/contract/arrangement/numbering.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Empty, Flex, Select, Space } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { ClassOrder } from './class-order.tsx';
import { orderText as t } from './order.text.ts';

export const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/order',
  validateSearch: z.object({ classKey: one(z.string()) }),
  staticData: {
    page: {
      title: t.title,
      access: dryRunNumbering.access,
      menu: 'arrangement',
      alsoCalled: '排序 次序 预编号 事由 拖动 pl',
    },
  },
  component: OrderPage,
});

function OrderPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={<Link to="/arrangement/filing">{t.toFiling}</Link>}
      />
      {fonds ? (
        <Order key={fonds.id} fondsId={fonds.id} />
      ) : (
        <>
          <OneFondsSelect />
          <Alert type="info" title={arrangementText.filing.chooseFonds} />
        </>
      )}
    </Flex>
  );
}

function Order({ fondsId }: { fondsId: string }) {
  const search = orderRoute.useSearch();
  const navigate = orderRoute.useNavigate();
  const review = useQuery(apiQuery(reviewFiling, { query: { fondsId } }));
  const classes = review.data?.classes ?? [];
  const classKey = search.classKey ?? classes[0]?.classKey;
  const answer = useQuery({
    ...apiQuery(dryRunNumbering, { query: { fondsId, classKey: classKey ?? '' } }),
    enabled: classKey !== undefined,
    placeholderData: keepPreviousData,
  });
  const error = review.error ?? answer.error;
  return (
    <>
      <Space wrap>
        {arrangementText.place.fondsCode}
        <OneFondsSelect />
        {t.class}
        <Select
          aria-label={t.class}
          placeholder={t.chooseClass}
          style={{ width: 320 }}
          value={classKey ?? null}
          options={classes.map((each) => ({
            value: each.classKey,
            label: `${each.classKey}（${t.records(String(each.ready))}）`,
          }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value) =>
            void navigate({ search: (kept) => ({ ...kept, classKey: value ?? undefined }) })
          }
        />
      </Space>
      {error && <ProblemNotice problem={error} onRetry={() => void answer.refetch()} />}
      {review.data === undefined && !error && <PageSkeleton />}
      {review.data?.classes.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
      )}
      {answer.data && classes.length > 0 && (
        <ClassOrder
          key={`${answer.data.classKey} ${answer.dataUpdatedAt}`}
          fondsId={fondsId}
          dryRun={answer.data}
        />
      )}
    </>
  );
}
