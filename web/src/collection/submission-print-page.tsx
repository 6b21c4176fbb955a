import { getSubmissionList } from '@lantai/contract/collection/collection.api.ts';
import type { SubmissionList, SubmissionListRow } from '@lantai/contract/collection/submission.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { PageProblem } from '#platform/page-problem.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { dayText, instantText } from '#platform/times.ts';
import { sizeText } from '../capture/uploads/size-text.ts';
import { breakList, isTooLong } from './break-list.ts';
import { collectionText } from './collection.text.ts';
import { SubmissionTable } from './submission-table.tsx';
import '../arrangement/print/print.css';
import './submission-print.css';

const t = collectionText.list;

export const submissionPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print-submission/$submissionId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getSubmissionList, { params })),
  component: SubmissionPrintPage,
  errorComponent: PageProblem,
});

/** The list as it was signed, in duplicate: one copy for who hands over, one for who takes over. */
function SubmissionPrintPage() {
  const params = submissionPrintRoute.useParams();
  const { data: list } = useSuspenseQuery(apiQuery(getSubmissionList, { params }));
  useEffect(() => {
    document.title = `${t.title} ${list.name}`;
  }, [list]);
  const sheets = breakList(list.rows);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center">
          <Typography.Text>
            {list.name} · {t.total(list.rows.length, sizeText(list.bytes))} · {t.copies}
          </Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        {[1, 2].flatMap((copy) =>
          sheets.map((rows, index) => (
            <Sheet
              key={`${copy} ${rows[0]?.recordId}`}
              list={list}
              rows={rows}
              copy={copy}
              page={index + 1}
              pages={sheets.length}
            />
          )),
        )}
      </main>
    </div>
  );
}

type SheetProps = {
  readonly list: SubmissionList;
  readonly rows: readonly SubmissionListRow[];
  readonly copy: number;
  readonly page: number;
  readonly pages: number;
};

function Sheet({ list, rows, copy, page, pages }: SheetProps) {
  return (
    <section className={`sheet landscape submission-sheet${isTooLong(rows) ? ' longer' : ''}`}>
      <h1>{t.title}</h1>
      <div className="facts">
        <span>
          {t.agency}：{list.agencyName}（{list.fondsCode}）
        </span>
        <span>
          {t.department}：{list.departmentName}
        </span>
        <span>
          {t.name}：{list.name}
        </span>
        <span>
          {dayText(instantText(list.submittedAt).slice(0, 10))}{' '}
          {t.total(list.rows.length, sizeText(list.bytes))}
        </span>
        <span>{t.copy(copy)}</span>
      </div>
      <SubmissionTable rows={rows} />
      <div className="signatures">
        <span>
          {t.handing}：{list.submittedByName}　　　　　　{t.day}
        </span>
        <span>
          {t.taking}：　　　　　　　　　　{t.day}
        </span>
      </div>
      <div className="list-digest code">
        {t.digest} {list.sm3}
      </div>
      <div className="page-number">{t.page(page, pages)}</div>
    </section>
  );
}
