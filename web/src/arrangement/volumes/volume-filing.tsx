import { isOpenJob } from '@lantai/contract/platform/job.ts';
import { Alert } from 'antd';
import { z } from 'zod';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob, useJobs } from '#platform/jobs.ts';
import { arrangementText } from '../arrangement.text.ts';
import { volumesText as t } from './volumes.text.ts';

const outcome = z.looseObject({
  filed: z.number(),
  refused: z.array(z.object({ volumeId: z.string(), reason: z.string() })),
});

/** The filing of volumes that was begun here, or any of mine that still runs. */
export function VolumeFiling({ jobId }: { jobId: string | undefined }) {
  const begun = useJob(jobId);
  const open = useJobs().find(
    ({ kind, state }) => kind === 'arrangement.file-volumes' && isOpenJob(state),
  );
  const job = open ?? begun;
  if (!job) return null;
  const { success, data } = outcome.safeParse(job.result);
  if (job.state !== 'done' || !success) return <JobProgress job={job} />;
  return (
    <>
      <Alert
        type="success"
        showIcon
        role="status"
        title={arrangementText.filing.done(count(data.filed))}
      />
      {data.refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={
            t.refused(data.refused.length) + data.refused.map(({ reason }) => reason).join('；')
          }
        />
      )}
    </>
  );
}
