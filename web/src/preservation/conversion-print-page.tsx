import { getConversionRun } from '@lantai/contract/preservation/conversion.api.ts';
import type { ConversionRun } from '@lantai/contract/preservation/conversion.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { conversionText } from './conversion.text.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import '../arrangement/registers/register-print.css';

const t = conversionText.form;

/** 格式转换与迁移登记表, A4: the preview is the print. */
export const conversionPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/conversion/$runId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getConversionRun, { params })),
  component: ConversionPrintPage,
  errorComponent: PrintIncomplete,
});

function ConversionPrintPage() {
  const params = conversionPrintRoute.useParams();
  const { data: run } = useSuspenseQuery(apiQuery(getConversionRun, { params }));
  useEffect(() => {
    document.title = `${t.title} ${instantText(run.askedAt)}`;
  }, [run.askedAt]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {conversionText.runs.print}
          </Button>
        </Flex>
      </header>
      <main>
        <ConversionForm run={run} />
      </main>
    </div>
  );
}

const plain = new Intl.NumberFormat('zh-CN', { useGrouping: false });

/** 表 A.3 of GB/T 18894-2016, filled in from what was done. */
function ConversionForm({ run }: { run: ConversionRun }) {
  const figure = (value: number) => plain.format(value);
  const rows: [string, ReactNode][] = [
    [t.unit, run.agencyName],
    [t.authority, run.authority],
    [t.department, run.department],
    [t.kind, t.kinds],
    [
      t.source,
      t.sourceText(run.sourceFormats.join('、'), figure(run.files), figure(run.bytesBefore)),
    ],
    [
      t.target,
      t.targetText(run.targetFormats.join('、'), run.tools.join('、'), figure(run.bytesAfter)),
    ],
    [
      t.outcome,
      <>
        {t.outcomeText(
          figure(run.done),
          figure(run.failed),
          figure(run.differing),
          figure(run.waiting),
        )}
        <br />
        {t.clause(run.formatRule)}
        {run.reviewNote && (
          <>
            <br />
            {conversionText.runs.reviewNote}：{run.reviewNote}
          </>
        )}
      </>,
    ],
    [t.period, `${instantText(run.startedAt)} 至 ${instantText(run.endedAt)}`],
    [t.operator, run.askedByName],
  ];
  return (
    <section className="sheet portrait register-form">
      <h1>{t.title}</h1>
      <table>
        <colgroup>
          <col style={{ width: '40mm' }} />
          <col span={3} />
        </colgroup>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td colSpan={3}>{value}</td>
            </tr>
          ))}
          <tr>
            <SignedCell label={t.filler} name={run.askedByName} span={2} />
            <SignedCell label={t.reviewer} name={run.reviewedByName} span={2} />
          </tr>
          <tr>
            <SignedCell label={t.stamp} name={null} span={4} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function SignedCell({ label, name, span }: { label: string; name: string | null; span: number }) {
  return (
    <td className="signature" colSpan={span}>
      {label}
      <div className="register-signed">
        {name}
        <br />
        {t.day}
      </div>
    </td>
  );
}
