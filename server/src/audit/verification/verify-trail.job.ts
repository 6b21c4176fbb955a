import type { TrailReport } from '@lantai/contract/audit/trail.ts';
import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { changed, command, type Platform, read } from '#platform/command.ts';
import { enqueue, type Job, job } from '#platform/job.ts';
import { recordVerification } from './record-verification.ts';
import { verifyTrail } from './verify-trail.ts';

const name = 'audit.verify-trail';

/** Verifies a long trail; the job's result is the report. */
export const verifyTrailJob = (
  platform: Platform,
  directory: string,
): Job<Record<string, never>, TrailReport> =>
  job({
    name,
    payload: z.strictObject({}),
    async perform({ run }) {
      const report = await verifyAsSystem(platform, directory);
      await run(recordVerification, report);
      return report;
    },
  });

/** The verification sees every entry, which no person does; they see what it found. */
export function verifyAsSystem(platform: Platform, directory: string): Promise<TrailReport> {
  return verifyTrail({ read: (query) => read(platform, systemActor, query), directory });
}

export const orderVerification = command({
  name: 'audit.order-verification',

  async perform(context, _input: object) {
    const jobId = await enqueue(context, { name }, { agencyId: null, payload: {} });
    return changed(jobId, { subject: `job:${jobId}`, details: {} });
  },
});
