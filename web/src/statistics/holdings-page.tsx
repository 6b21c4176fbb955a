import { categoryName } from '@lantai/contract/classification/category.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { getHoldings } from '@lantai/contract/statistics/statistics.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Empty, Flex, Space, Table, type TableColumnsType } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { sizeText } from '../capture/uploads/size-text.ts';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { statisticsText } from './statistics.text.ts';

const t = statisticsText.holdings;

export const holdingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statistics/holdings',
  staticData: {
    page: {
      title: t.title,
      access: getHoldings.access,
      menu: 'supervision',
      alsoCalled: '统计 馆藏 室藏 年报 sctj',
    },
  },
  component: HoldingsPage,
});

type Row = ReplyOf<typeof getHoldings>[number];

function HoldingsPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} />
      <Space>
        <OneFondsSelect />
      </Space>
      {fonds ? (
        <Holdings fondsId={fonds.id} />
      ) : (
        <Alert type="info" title={statisticsText.progress.chooseFonds} />
      )}
    </Flex>
  );
}

function Holdings({ fondsId }: { fondsId: string }) {
  const answer = useQuery({
    ...apiQuery(getHoldings, { query: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  if (answer.data.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />;
  return (
    <Table<Row>
      size="small"
      className="list-table list-dense"
      rowKey={({ category, year, retention }) => `${category} ${year} ${retention}`}
      columns={columnsOf(fondsId)}
      dataSource={answer.data}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      summary={(rows) => <Total rows={rows} />}
    />
  );
}

const columnsOf = (fondsId: string): TableColumnsType<Row> => [
  { title: t.category, width: 120, render: (_, { category }) => categoryName(category) },
  { title: t.year, width: 80, render: (_, { year }) => year ?? statisticsText.unknown },
  { title: t.retention, width: 110, render: (_, { retention }) => shownRetention(retention) },
  {
    title: t.records,
    width: 100,
    align: 'right',
    render: (_, { category, year, retention, records }) => (
      <Link
        to="/records"
        search={{
          fonds: fondsId,
          state: ['filed'],
          category: [category],
          year: year ?? undefined,
          retention: retention ?? undefined,
        }}
      >
        {count(records)}
      </Link>
    ),
  },
  { title: t.pages, width: 100, align: 'right', render: (_, { pages }) => count(pages) },
  {
    title: t.components,
    width: 110,
    align: 'right',
    render: (_, { components }) => count(components),
  },
  { title: t.size, align: 'right', render: (_, { bytes }) => sizeText(bytes) },
];

function Total({ rows }: { rows: readonly Row[] }) {
  const sum = (key: 'records' | 'pages' | 'components' | 'bytes') =>
    rows.reduce((all, row) => all + row[key], 0);
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={3}>
        {t.total}
      </Table.Summary.Cell>
      {(['records', 'pages', 'components'] as const).map((key, index) => (
        <Table.Summary.Cell key={key} index={index + 3} align="right">
          {count(sum(key))}
        </Table.Summary.Cell>
      ))}
      <Table.Summary.Cell index={6} align="right">
        {sizeText(sum('bytes'))}
      </Table.Summary.Cell>
    </Table.Summary.Row>
  );
}
