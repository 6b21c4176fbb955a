import { printAppraisalReport } from '@lantai/contract/appraisal/appraisal.api.ts';
import {
  type BatchDetail,
  countsFromNames,
  decisionText,
  groupPartNames,
} from '@lantai/contract/appraisal/appraisal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { dayText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import '../collection/submission-print.css';
import './report-print.css';
import { appraisalText } from './appraisal.text.ts';

const t = appraisalText.report;

/** 鉴定工作报告 on paper: the preview is the print. */
export const reportPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/appraisal/$batchId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printAppraisalReport, { params })),
  component: ReportPrintPage,
  errorComponent: PrintIncomplete,
});

function ReportPrintPage() {
  const params = reportPrintRoute.useParams();
  const { data: batch } = useSuspenseQuery({
    ...apiQuery(printAppraisalReport, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    document.title = `${t.title} ${batch.number}`;
  }, [batch.number]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        <Report batch={batch} />
      </main>
    </div>
  );
}

/** Number, code, title, year, period, pages, decision: the title takes what is left. */
const widths = ['10mm', '38mm', 'auto', '13mm', '19mm', '11mm', '22mm'];

/** What the report has to say, in the order that G.2 of the workflows gives (Archives Regulations, 24). */
function Report({ batch }: { batch: BatchDetail }) {
  const sections: [string, string][] = [
    [t.basis, batch.basis],
    [
      t.scope,
      t.scopeOf(
        `${batch.fondsCode} ${batch.fondsName}`,
        dayText(batch.expiredBy),
        countsFromNames[batch.countsFrom],
      ),
    ],
    [
      t.group,
      batch.members
        .map(({ name, part }) => appraisalText.batch.member(name, groupPartNames[part]))
        .join('、'),
    ],
    [t.method, batch.method],
    [t.amount, t.amountOf(batch.items, batch.counts)],
    [t.conclusion, batch.conclusion ?? t.pending],
  ];
  const c = appraisalText.batch.columns;
  return (
    <section className="sheet portrait submission-sheet longer appraisal-report">
      <h1>{t.title}</h1>
      <div className="facts">
        <span>{batch.agencyName}</span>
        <span>{batch.number}</span>
      </div>
      {sections.map(([head, body]) => (
        <div key={head}>
          <h2>{head}</h2>
          <p>{body}</p>
        </div>
      ))}
      <h2>{t.lists}</h2>
      <table>
        <colgroup>
          {widths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {[c.position, c.code, c.title, c.year, c.retention, c.pages, c.decision].map(
              (title) => (
                <th key={title}>{title}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {batch.list.map((item) => (
            <tr key={item.id}>
              <td>{item.position}</td>
              <td className="code">{item.code}</td>
              <td>{item.title}</td>
              <td>{item.year}</td>
              <td>{shownRetention(item.retention)}</td>
              <td>{item.pages}</td>
              <td>{item.decision && decisionText(item.decision, item.extendedYears)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="appraisal-signatures">
        <span>{t.signatures}</span>
        {batch.members.map(({ personId, name, part }) => (
          <span key={personId}>
            {groupPartNames[part]} {name}：
          </span>
        ))}
        <span>{t.day}</span>
      </div>
    </section>
  );
}
