import { getWeeklyList } from '@lantai/contract/collection/duties.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { PageProblem } from '#platform/page-problem.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { dayText, instantText } from '#platform/times.ts';
import '../../arrangement/print/print.css';
import '../submission-print.css';
import './weekly-list.css';
import { dutiesText } from './duties.text.ts';

const t = dutiesText.weekly;

/** Rows that fit on a landscape sheet with its head and signatures. */
const rowsPerSheet = 14;

export const weeklyListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print-weekly-list/$departmentId',
  validateSearch: z.object({ day: one(z.iso.date()) }),
  component: WeeklyListPage,
  errorComponent: PageProblem,
});

/** 文件材料收集清单 (workflows A.6): what a department collected in a week. */
function WeeklyListPage() {
  const params = weeklyListRoute.useParams();
  const { day = dayjs().format('YYYY-MM-DD') } = weeklyListRoute.useSearch();
  const navigate = weeklyListRoute.useNavigate();
  const { data: list } = useSuspenseQuery(apiQuery(getWeeklyList, { params, query: { day } }));
  const title = `${t.title} ${list.departmentName} ${list.monday}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const go = (weeks: number) =>
    void navigate({
      search: { day: dayjs(list.monday).add(weeks, 'week').format('YYYY-MM-DD') },
    });
  const sheets = Array.from({ length: Math.max(1, Math.ceil(list.rows.length / rowsPerSheet)) });
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center">
          <Typography.Text>
            {list.departmentName} · {t.range(list.monday, list.sunday)} ·{' '}
            {t.total(list.rows.length)}
          </Typography.Text>
          <Button onClick={() => go(-1)}>{t.before}</Button>
          <Button onClick={() => go(1)}>{t.after}</Button>
          <Button type="primary" disabled={list.rows.length === 0} onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        {sheets.map((_, index) => (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its page alone
            key={index}
            className="sheet landscape submission-sheet longer"
          >
            <h1>{t.title}</h1>
            <div className="facts">
              <span>
                {t.agency}：{list.agencyName}
              </span>
              <span>
                {t.department}：{list.departmentName}
              </span>
              <span>
                {t.week}：{t.range(dayText(list.monday), dayText(list.sunday))}
              </span>
              <span>{t.total(list.rows.length)}</span>
            </div>
            <Rows
              rows={list.rows.slice(index * rowsPerSheet, (index + 1) * rowsPerSheet)}
              first={index * rowsPerSheet + 1}
            />
            <div className="signatures">
              <span>{t.collector}</span>
              <span>{t.head}</span>
            </div>
          </section>
        ))}
      </main>
    </div>
  );
}

type Row = ReplyOf<typeof getWeeklyList>['rows'][number];

function Rows({ rows, first }: { rows: readonly Row[]; first: number }) {
  if (rows.length === 0) return <p>{t.none}</p>;
  return (
    <table className="weekly-table">
      <thead>
        <tr>
          {Object.values(t.columns).map((heading) => (
            <th key={heading}>{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.recordId}>
            <td>{first + index}</td>
            <td className="code">{row.number}</td>
            <td>{[row.title, row.documentNumber].filter(Boolean).join(' ')}</td>
            <td>{row.formedOn}</td>
            <td>{row.copies}</td>
            <td>{row.handedByName}</td>
            <td>{instantText(row.collectedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
