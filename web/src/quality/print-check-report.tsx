import {
  checkItemOf,
  checkPropertyNames,
  checkStageNames,
} from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import type { CheckReport, CheckResultRow } from '@lantai/contract/quality/check-run.ts';
import { getCheckReport } from '@lantai/contract/quality/quality.api.ts';
import { verdictNames, verdicts } from '@lantai/contract/quality/verdict.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { sizeText } from '../capture/uploads/size-text.ts';
import { qualityText } from './quality.text.ts';
import { coverageOf, percent } from './report-figures.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import './print-check-report.css';

const t = qualityText;

/** The report on paper, without menu and head. */
export const printCheckReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/check-report/$runId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getCheckReport, { params })),
  component: PrintCheckReport,
});

function PrintCheckReport() {
  const params = printCheckReportRoute.useParams();
  const { data: report } = useSuspenseQuery(apiQuery(getCheckReport, { params }));
  // The browser proposes the title of the page as the name of the PDF.
  useEffect(() => {
    document.title = `${t.report.title} ${report.name}`;
  }, [report]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.report.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.report.print}
          </Button>
        </Flex>
      </header>
      <main className="check-paper">
        <h1>{t.report.title}</h1>
        <Head report={report} />
        <Items report={report} />
        <Results title={t.report.batch} results={report.batch} />
        <Results title={t.report.signatures} results={report.signatures} />
        <p>{t.report.signature}</p>
      </main>
    </div>
  );
}

function Head({ report }: { report: CheckReport }) {
  const { ran, applicable } = coverageOf(report.items);
  const passed = report.verdicts.passed ?? 0;
  const rows: [string, string][] = [
    [t.columns.name, report.name],
    [t.report.stage, checkStageNames[report.stage]],
    [t.report.agency, report.agencyName],
    [t.report.fonds, `${report.fondsCode} ${report.fondsName}`],
    [t.report.records, `${count(report.records)}，${sizeText(report.bytes)}`],
    [t.report.startedAt, instantText(report.startedAt)],
    [t.report.endedAt, instantText(report.endedAt) || t.report.notEnded],
    [t.columns.startedBy, report.startedByName ?? t.system],
    [t.report.ruleSet, report.ruleSet],
    [
      t.report.passRate,
      `${percent(passed, report.records)}（${verdicts
        .map((one) => `${verdictNames[one]} ${count(report.verdicts[one] ?? 0)}`)
        .join('，')}）`,
    ],
    [
      t.report.coverage,
      `${percent(ran, applicable)}（${t.report.coverageNote(count(ran), count(applicable))}）`,
    ],
    [t.report.sm3, report.sm3],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th style={{ width: '40mm' }}>{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Items({ report }: { report: CheckReport }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{t.items.code}</th>
          <th>{t.items.property}</th>
          <th>{t.items.name}</th>
          {checkOutcomes.map((outcome) => (
            <th key={outcome}>{checkOutcomeNames[outcome]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.items.map(({ code, counts }) => (
          <tr key={code}>
            <td>{code}</td>
            <td>{checkPropertyNames[checkItemOf(code).property]}</td>
            <td>{checkItemOf(code).name}</td>
            {checkOutcomes.map((outcome) => (
              <td key={outcome} className="figure">
                {counts[outcome] === 0 ? '' : count(counts[outcome])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ResultsProps = { title: string; results: readonly CheckResultRow[] };

function Results({ title, results }: ResultsProps) {
  if (results.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: '55mm' }}>{title}</th>
          <th style={{ width: '20mm' }}>{t.results.outcome}</th>
          <th>{t.results.expected}</th>
          <th>{t.results.actual}</th>
        </tr>
      </thead>
      <tbody>
        {results.map((row) => (
          <tr key={row.id}>
            <td>{`${row.itemCode} ${checkItemOf(row.itemCode).name}`}</td>
            <td>{checkOutcomeNames[row.outcome]}</td>
            <td>{row.expected}</td>
            <td>
              {[
                row.actual,
                row.note,
                row.signedByName &&
                  t.results.signedBy(row.signedByName, count(row.sample?.length ?? 0)),
              ]
                .filter(Boolean)
                .join('；')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
