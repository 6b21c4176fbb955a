import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import type { Storage } from '../../preservation/storage.ts';
import { checkRecords } from '../../quality/check-records.job.ts';
import { beginCheck } from './begin-check.ts';

/**
 * The check of a batch: it comes into checking in the name of the system, and the four properties are
 * looked at. Run again after a crash, it goes on with what has no results yet.
 */
export const checkSubmission = (platform: Platform, storage: Storage) => {
  const { perform } = checkRecords(platform, storage);
  return job({
    name: 'collection.check-submission',
    payload: z.object({ submissionId: z.uuid() }),

    async perform(control, { submissionId }) {
      const { runId } = await execute(platform, beginCheck, systemActor, { submissionId });
      return perform(control, { runId, batchAgain: true });
    },
  });
};
