import { checkCode, checkStageNames } from '@lantai/contract/quality/check-item.ts';
import { checkOutcome } from '@lantai/contract/quality/check-result.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import {
  exportCheckReport,
  getCheckReport,
  keepCheckReport,
  listCheckRuns,
  orderRecheck,
  readKeptReport,
  repeatCheckRun,
  signCheckItems,
} from '@lantai/contract/quality/quality.api.ts';
import { verdicts } from '@lantai/contract/quality/verdict.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery, useApiCommand } from '#platform/api.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { CheckedRecords } from './checked-records.tsx';
import { qualityText } from './quality.text.ts';
import { ReportItems } from './report-items.tsx';
import { OutcomeBars, ReportHead, ReportSummary } from './report-summary.tsx';
import { ResultsTable } from './results-table.tsx';
import { RunChanges } from './run-changes.tsx';
import { SignItemsDialog } from './sign-items-dialog.tsx';

const t = qualityText.report;
const tabs = ['report', 'records'] as const;

export const checkReportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quality/runs/$runId',
  validateSearch: z.object({
    tab: one(z.enum(tabs)),
    verdict: one(z.enum(verdicts)),
    item: one(checkCode),
    outcome: one(checkOutcome),
    after: one(z.string()),
  }),
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getCheckReport, { params })),
  staticData: { page: { title: t.title, access: getCheckReport.access, under: '/quality/runs' } },
  component: CheckReportPage,
});

function CheckReportPage() {
  const params = checkReportRoute.useParams();
  const { tab = 'report', outcome } = checkReportRoute.useSearch();
  const navigate = checkReportRoute.useNavigate();
  const { data: report } = useSuspenseQuery({
    ...apiQuery(getCheckReport, { params }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'checking' ? 1500 : false),
  });
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={report.name}
        note={`${t.title}（${checkStageNames[report.stage]}）`}
        actions={<Actions report={report} />}
      />
      <Running report={report} />
      <ReportSummary report={report} />
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: tabs.find((known) => known === key) } })}
        destroyOnHidden
        items={[
          {
            key: 'report',
            label: t.tabs.report,
            children: (
              <Flex vertical gap={16}>
                <ReportHead report={report} />
                <OutcomeBars report={report} />
                <Section title={t.items}>
                  <ReportItems report={report} outcome={outcome} />
                </Section>
                <Section title={t.batch}>
                  <ResultsTable results={report.batch} />
                </Section>
                {report.repeatsRunId !== null && report.state === 'checked' && (
                  <Section title={t.compare}>
                    <RunChanges runId={report.id} />
                  </Section>
                )}
                <KeptReports report={report} />
                <Section title={t.signatures}>
                  {report.signatures.length > 0 ? (
                    <ResultsTable results={report.signatures} />
                  ) : (
                    <Typography.Text type="secondary">{t.noSignatures}</Typography.Text>
                  )}
                </Section>
              </Flex>
            ),
          },
          {
            key: 'records',
            label: t.tabs.records,
            children: <CheckedRecords report={report} />,
          },
        ]}
      />
    </Flex>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}

/** Reports that were kept, each as it was. */
function KeptReports({ report: { kept } }: { report: CheckReport }) {
  if (kept.length === 0) return null;
  return (
    <Section title={t.kept}>
      {kept.map(({ id, keptAt, sm3 }) => (
        <div key={id}>
          <a href={apiAddress(readKeptReport, { params: { reportId: id } })} download>
            {t.keptLine(instantText(keptAt), sm3)}
          </a>
        </div>
      ))}
    </Section>
  );
}

function Actions({ report }: { report: CheckReport }) {
  const [signing, setSigning] = useState(false);
  const params = { runId: report.id };
  const recheck = useApiCommand(orderRecheck, {
    refreshes: [getCheckReport],
    says: qualityText.results.againDone,
    saysProblem: true,
  });
  const navigate = checkReportRoute.useNavigate();
  const keep = useApiCommand(keepCheckReport, {
    refreshes: [getCheckReport],
    says: t.keepDone,
    saysProblem: true,
  });
  const repeat = useApiCommand(repeatCheckRun, {
    refreshes: [listCheckRuns],
    saysProblem: true,
    onDone: ({ runId }) => void navigate({ params: { runId }, search: {} }),
  });
  return (
    <>
      <MayButton access={keepCheckReport.access} onClick={() => keep.mutate({ params })}>
        {t.keep}
      </MayButton>
      <MayButton
        access={repeatCheckRun.access}
        because={report.isRunnable ? undefined : t.repeatBecause}
        onClick={() => repeat.mutate({ params })}
      >
        {t.repeat}
      </MayButton>
      <Button href={apiAddress(exportCheckReport, { params })} download>
        {t.export}
      </Button>
      <Button href={`/print/check-report/${report.id}`} target="_blank">
        {t.print}
      </Button>
      <MayButton access={orderRecheck.access} onClick={() => recheck.mutate({ params, body: {} })}>
        {t.again}
      </MayButton>
      <MayButton type="primary" access={signCheckItems.access} onClick={() => setSigning(true)}>
        {t.sign}
      </MayButton>
      {signing && (
        <SignItemsDialog
          report={report}
          sample={[]}
          labels={new Map()}
          onClose={() => setSigning(false)}
        />
      )}
    </>
  );
}

/** Shown while it runs and where it broke off, with cancel and resume. */
function Running({ report }: { report: CheckReport }) {
  const job = useJob(report.jobId ?? undefined);
  if (!job || job.state === 'done') return null;
  return (
    <section aria-live="polite">
      <JobProgress job={job} />
      {report.state === 'checking' && t.running}
    </section>
  );
}
