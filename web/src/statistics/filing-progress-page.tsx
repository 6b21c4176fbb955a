import { categoryName } from '@lantai/contract/classification/category.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import { getFilingProgress } from '@lantai/contract/statistics/statistics.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Empty, Flex, InputNumber, Space, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { statisticsText } from './statistics.text.ts';

const t = statisticsText.progress;

export const filingProgressRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statistics/filing-progress',
  validateSearch: z.object({ year: one(z.coerce.number().int()) }),
  staticData: {
    page: {
      title: t.title,
      access: getFilingProgress.access,
      menu: 'supervision',
      alsoCalled: '统计 归档率 gdjd',
    },
  },
  component: FilingProgressPage,
});

type Row = ReplyOf<typeof getFilingProgress>[number];

/** Which states each figure counts: its link opens the list of exactly these. */
const statesOf: Record<'captured' | 'waiting' | 'underway' | 'filed' | 'excluded', RecordState[]> =
  {
    captured: recordStates.filter((state) => state !== 'voided'),
    waiting: ['draft', 'registered', 'in-handling', 'pre-filed', 'returned'],
    underway: ['submitted', 'checking', 'accepted', 'filing'],
    filed: ['filed', 'transferred'],
    excluded: ['excluded'],
  };

function FilingProgressPage() {
  const { only: fonds } = useFonds();
  const { year = new Date().getFullYear() - 1 } = filingProgressRoute.useSearch();
  const navigate = filingProgressRoute.useNavigate();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} />
      <Space>
        <OneFondsSelect />
        <InputNumber
          aria-label={t.year}
          prefix={t.year}
          style={{ width: 150 }}
          value={year}
          min={1900}
          max={2199}
          onChange={(value) =>
            value && void navigate({ search: (kept) => ({ ...kept, year: value }) })
          }
        />
      </Space>
      {fonds ? (
        <Progress fondsId={fonds.id} year={year} />
      ) : (
        <Alert type="info" title={t.chooseFonds} />
      )}
    </Flex>
  );
}

function Progress({ fondsId, year }: { fondsId: string; year: number }) {
  const answer = useQuery({
    ...apiQuery(getFilingProgress, { query: { fondsId, year } }),
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
      rowKey={({ departmentId, departmentName, category }) =>
        `${departmentId} ${departmentName} ${category}`
      }
      columns={columnsOf(fondsId, year, answer.data)}
      dataSource={answer.data}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      scroll={{ x: 1000 }}
      summary={(rows) => <Total rows={rows} months={monthsOf(answer.data)} />}
    />
  );
}

function columnsOf(fondsId: string, year: number, rows: readonly Row[]): TableColumnsType<Row> {
  const figure = (key: keyof typeof statesOf, width = 76) => ({
    title: t[key],
    width,
    align: 'right' as const,
    render: (_: unknown, row: Row) => (
      <Opens row={row} {...{ fondsId, year }} states={statesOf[key]}>
        {row[key]}
      </Opens>
    ),
  });
  return [
    {
      title: t.department,
      width: 160,
      render: (_, { departmentName }) => departmentName ?? t.noDepartment,
    },
    { title: t.category, width: 96, render: (_, { category }) => categoryName(category) },
    figure('captured'),
    figure('waiting'),
    figure('underway'),
    figure('filed'),
    figure('excluded'),
    {
      title: (
        <>
          {t.rate} <Basis rule={t.rateRule} source={t.rateSource} />
        </>
      ),
      width: 112,
      align: 'right',
      render: (_, row) => rateText([row]),
    },
    {
      title: t.months,
      children: monthsOf(rows).map((month) => ({
        title: month,
        width: 80,
        align: 'right' as const,
        render: (_: unknown, row: Row) => (
          <Opens row={row} {...{ fondsId, year }} states={statesOf.filed} filedMonth={month}>
            {row.filedByMonth.find((each) => each.month === month)?.count ?? 0}
          </Opens>
        ),
      })),
    },
  ];
}

type OpensProps = {
  row: Row;
  fondsId: string;
  year: number;
  states: RecordState[];
  filedMonth?: string;
  children: number;
};

/** A figure that opens the list it counts; nothing is counted where there is nothing. */
function Opens({ row, fondsId, year, states, filedMonth, children }: OpensProps): ReactNode {
  if (children === 0) return <span className="faint">–</span>;
  return (
    <Link
      to="/records"
      search={{
        fonds: fondsId,
        year,
        category: [row.category],
        state: states,
        departmentName: row.departmentName ?? undefined,
        departmentId: row.departmentId ?? undefined,
        filedMonth,
      }}
    >
      {count(children)}
    </Link>
  );
}

function Total({ rows, months }: { rows: readonly Row[]; months: readonly string[] }) {
  const sum = (of: (row: Row) => number) => count(rows.reduce((all, row) => all + of(row), 0));
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={2}>
        {t.total}
      </Table.Summary.Cell>
      {(['captured', 'waiting', 'underway', 'filed', 'excluded'] as const).map((key, index) => (
        <Table.Summary.Cell key={key} index={index + 2} align="right">
          {sum((row) => row[key])}
        </Table.Summary.Cell>
      ))}
      <Table.Summary.Cell index={7} align="right">
        {rateText(rows)}
      </Table.Summary.Cell>
      {months.map((month, index) => (
        <Table.Summary.Cell key={month} index={index + 8} align="right">
          {sum((row) => row.filedByMonth.find((each) => each.month === month)?.count ?? 0)}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

const monthsOf = (rows: readonly Row[]) =>
  [...new Set(rows.flatMap(({ filedByMonth }) => filedByMonth.map(({ month }) => month)))].sort(
    (one, other) => one.localeCompare(other),
  );

function rateText(rows: readonly Row[]): string {
  const due = rows.reduce((all, { captured, excluded }) => all + captured - excluded, 0);
  const filed = rows.reduce((all, row) => all + row.filed, 0);
  return due === 0 ? '–' : `${((filed / due) * 100).toFixed(1)}%`;
}
