import { listBlocks, listTrail, verifyTrail } from '@lantai/contract/audit/audit.api.ts';
import { trailReport } from '@lantai/contract/audit/trail.ts';
import { useApiCommand } from '#platform/api.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { auditText } from './audit.text.ts';
import { TrailReportView } from './trail-report-view.tsx';

const t = auditText.verify;

/**
 * The head of the page, with the button that compares the whole trail with what was sealed, at once or
 * as a job, and under it what was found.
 */
export function VerifyTrail() {
  const verify = useApiCommand(verifyTrail, { refreshes: [listTrail, listBlocks] });
  const job = useJob(verify.data?.jobId ?? undefined);
  const report = verify.data?.report ?? trailReport.safeParse(job?.result).data;
  const button = (
    <MayButton
      access={verifyTrail.access}
      loading={verify.isPending}
      onClick={() => verify.mutate({})}
    >
      {t.action}
    </MayButton>
  );

  return (
    <>
      <PageHead title={auditText.title} actions={button} />
      <ProblemNotice problem={verify.error} />
      {job && !report && <JobProgress job={job} />}
      {report && <TrailReportView report={report} />}
    </>
  );
}
