import { isOpenJob, type JobRun, jobRun } from '@lantai/contract/platform/job.ts';
import { followJobs, getJob, listJobs } from '@lantai/contract/platform/platform.api.ts';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiAddress, apiQuery } from './api.ts';
import { meQuery } from './session.ts';

const jobsQuery = apiQuery(listJobs, { query: {} });

/** My long-running work, newest first, as fresh as the server tells it. */
export function useJobs(): readonly JobRun[] {
  return useQuery(jobsQuery).data ?? [];
}

/** One job, for the page that started it; undefined until it is known. */
export function useJob(jobId: string | undefined): JobRun | undefined {
  const query = apiQuery(getJob, { params: { jobId: jobId ?? '' } });
  return useQuery({ ...query, enabled: jobId !== undefined }).data;
}

/**
 * Follows my jobs over server-sent events; the shell does this once. Returns false while the
 * connection is lost, which the browser mends by itself.
 */
export function useFollowedJobs(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const events = new EventSource(apiAddress(followJobs, {}));
    events.addEventListener('job', ({ data }: MessageEvent<string>) => {
      const job = jobRun.safeParse(JSON.parse(data)).data;
      if (job) takeIn(queries, job);
    });
    events.addEventListener('open', () => {
      setConnected(true);
      // What moved while nobody listened.
      void queries.invalidateQueries({ queryKey: [listJobs.path] });
    });
    events.addEventListener('error', () => setConnected(false));
    return () => events.close();
  }, [queries]);

  return connected;
}

function takeIn(queries: QueryClient, job: JobRun): void {
  queries.setQueryData(jobsQuery.queryKey, (jobs: JobRun[] = []) =>
    jobs.some(({ id }) => id === job.id)
      ? jobs.map((each) => (each.id === job.id ? job : each))
      : [job, ...jobs],
  );
  queries.setQueryData(apiQuery(getJob, { params: { jobId: job.id } }).queryKey, job);
  if (isOpenJob(job.state)) return;
  // Ended work may have changed whatever is on the screen; who I am it has not.
  void queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) => path !== meQuery.queryKey[0] && path !== listJobs.path,
  });
}
