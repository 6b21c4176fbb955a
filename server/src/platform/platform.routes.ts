import * as api from '@lantai/contract/platform/platform.api.ts';
import type { Platform } from './command.ts';
import { cancelJob, resumeJob } from './end-job.ts';
import type { Routes } from './http.ts';
import { openJobEvents } from './job-events.ts';
import { findJobs, getJob } from './job-queries.ts';

export const platformRoutes =
  (platform: Platform, isStopping: () => boolean): Routes =>
  ({ on }) => {
    const events = openJobEvents(platform, isStopping);
    on(api.listJobs, ({ read, actor, query }) =>
      read((db) => findJobs(db, { accountId: actor.accountId, limit: query.limit })),
    );
    on(api.followJobs, async ({ actor }) => ({
      type: 'text/event-stream',
      headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      body: events.follow(actor.accountId),
    }));
    on(api.getJob, ({ read, params }) => read((db) => getJob(db, params.jobId)));
    on(api.cancelJob, ({ run, params }) => run(cancelJob, params));
    on(api.resumeJob, ({ run, params }) => run(resumeJob, params));
  };
