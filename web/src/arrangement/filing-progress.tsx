import { isOpenJob, type JobRun } from '@lantai/contract/platform/job.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Flex, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob, useJobs } from '#platform/jobs.ts';
import { arrangementText } from './arrangement.text.ts';

const t = arrangementText.filing;

/** The filing of mine that is under way. */
export function useOpenFiling(): JobRun | undefined {
  return useJobs().find(
    ({ kind, state }) => kind === 'arrangement.file-records' && isOpenJob(state),
  );
}

/** The filing begun on this page, or any that still runs: it goes on when the page is closed. */
export function FilingProgress({ jobId }: { jobId: string | undefined }) {
  const begun = useJob(jobId);
  const open = useOpenFiling();
  const job = open ?? begun;
  if (!job) return null;
  if (job.state === 'done') return <FilingDone job={job} />;
  return (
    <section aria-live="polite">
      <JobProgress job={job} />
      {isOpenJob(job.state) && <Typography.Text type="secondary">{t.running}</Typography.Text>}
    </section>
  );
}

function FilingDone({ job }: { job: JobRun }) {
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t.done(count(job.done))}
      action={
        <Flex gap={12}>
          <Link to="/arrangement/registers" search={{ subject: 'filing', subjectId: job.id }}>
            {t.seeRegister}
          </Link>
          <Link to="/arrangement/classes">{t.seeClasses}</Link>
        </Flex>
      }
    />
  );
}
