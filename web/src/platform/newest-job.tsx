import { JobProgress } from './job-progress.tsx';
import { useJobs } from './jobs.ts';

/** My newest long work of these kinds, while it is under way and where it failed. */
export function NewestJob({ kinds }: { kinds: readonly string[] }) {
  const job = useJobs().find(({ kind }) => kinds.includes(kind));
  if (!job || job.state === 'done' || job.state === 'cancelled') return null;
  return (
    <section aria-live="polite">
      <JobProgress job={job} />
    </section>
  );
}
