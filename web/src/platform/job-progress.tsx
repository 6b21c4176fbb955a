import { isOpenJob, type JobRun, jobStateNames } from '@lantai/contract/platform/job.ts';
import { cancelJob, listJobs, resumeJob } from '@lantai/contract/platform/platform.api.ts';
import { Button, Flex, Progress, Typography } from 'antd';
import { useApiCommand } from './api.ts';
import { count } from './figures.ts';
import { platformText as t } from './platform.text.ts';
import { StateTag, type Tone } from './state-tag.tsx';
import { durationText } from './times.ts';

const tones: Record<JobRun['state'], Tone> = {
  waiting: 'waiting',
  running: 'running',
  cancelling: 'running',
  done: 'done',
  cancelled: 'ended',
  failed: 'failed',
};

/** A job's bar, count and remaining time, with cancel or resume as its state allows. */
export function JobProgress({ job }: { job: JobRun }) {
  const cancel = useApiCommand(cancelJob, { refreshes: [listJobs], saysProblem: true });
  const resume = useApiCommand(resumeJob, { refreshes: [listJobs], saysProblem: true });
  const request = { params: { jobId: job.id } };
  const resumable = job.state === 'failed' || job.state === 'cancelled';

  return (
    <Flex vertical gap={2}>
      <Flex gap={8} align="center">
        <StateTag tone={tones[job.state]}>{jobStateNames[job.state]}</StateTag>
        <Typography.Text type="secondary">{progressText(job)}</Typography.Text>
        <span className="grow" />
        {isOpenJob(job.state) && (
          <Button
            size="small"
            disabled={job.state === 'cancelling'}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(request)}
          >
            {t.jobs.cancel}
          </Button>
        )}
        {resumable && (
          <Button size="small" loading={resume.isPending} onClick={() => resume.mutate(request)}>
            {t.jobs.resume}
          </Button>
        )}
      </Flex>
      {isOpenJob(job.state) && <JobBar job={job} />}
      {job.note && <Typography.Text type="secondary">{job.note}</Typography.Text>}
      {job.problem && <Typography.Text type="danger">{job.problem.title}</Typography.Text>}
    </Flex>
  );
}

function JobBar({ job: { done, total } }: { job: JobRun }) {
  // Without a known total a bar would have to lie about how far it is.
  if (!total) return null;
  return (
    <Progress
      size="small"
      aria-label={t.jobs.progress}
      percent={Math.floor((done / total) * 100)}
      status="active"
    />
  );
}

function progressText(job: JobRun): string {
  const { done, total } = job;
  if (total === null) return done > 0 ? t.jobs.uncounted(count(done)) : '';
  const left = remaining(job);
  const counted = t.jobs.counted(count(done), count(total));
  return left === undefined ? counted : `${counted}，${t.jobs.remaining(durationText(left))}`;
}

/** Milliseconds left at the speed so far; unknown until something has been done. */
function remaining({ state, done, total, startedAt }: JobRun): number | undefined {
  if (state !== 'running' || !startedAt || !total || done === 0) return undefined;
  return ((Date.now() - startedAt.getTime()) / done) * (total - done);
}
