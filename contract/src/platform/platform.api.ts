import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { jobRun } from './job.ts';

const jobParams = z.object({ jobId: z.uuid() });

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: 'My long-running work, newest first',
  access: 'platform.follow-jobs',
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  reply: z.array(jobRun),
});

export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/:jobId',
  summary: 'One piece of long-running work',
  access: 'platform.follow-jobs',
  params: jobParams,
  reply: jobRun,
  problems: ['job.not-found'],
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/jobs/:jobId/cancellation',
  summary: 'Stop long-running work; what is done stays done',
  access: 'platform.follow-jobs',
  params: jobParams,
  reply: jobRun,
  problems: ['job.not-found', 'job.already-ended'],
});

export const resumeJob = endpoint({
  method: 'POST',
  path: '/jobs/:jobId/resumption',
  summary: 'Go on with work that failed or was cancelled',
  access: 'platform.follow-jobs',
  params: jobParams,
  reply: jobRun,
  problems: ['job.not-found', 'job.already-ended'],
});

export const followJobs = endpoint({
  method: 'GET',
  path: '/jobs/events',
  summary: 'Server-sent events: a `job` event with the whole job each time one of mine moves',
  access: 'platform.follow-jobs',
  reply: { bytes: ['text/event-stream'] },
});

export const getStatus = endpoint({
  method: 'GET',
  path: '/status',
  summary: 'What runs here: version, database, store, index, optional tools',
  access: 'platform.operate',
  reply: z.object({
    version: z.string(),
    node: z.string(),
    postgres: z.string(),
    records: z.number(),
    filed: z.number(),
    indexed: z.number(),
    waitingForIndex: z.number(),
    /** Objects that do not say yet what the catalogue knows, and since when the first of them waits. */
    waitingForStore: z.number(),
    waitingForStoreSince: z.iso.datetime().nullable(),
    /** Of these, what could not be written. */
    storeFaults: z.number(),
    memoryMB: z.number(),
    tools: z.array(
      z.object({ name: z.string(), version: z.string().nullable(), adds: z.string() }),
    ),
  }),
});
