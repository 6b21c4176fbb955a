import type { JobRun, JobState } from '@lantai/contract/platform/job.ts';
import { isOpenJob } from '@lantai/contract/platform/job.ts';
import { changed, command, unchanged } from './command.ts';
import type { Row, Tx } from './database.ts';
import { shownJob } from './job-queries.ts';
import { Problem } from './problem.ts';

async function lockJob(tx: Tx, jobId: string): Promise<Row<'job_run'>> {
  const row = await tx
    .selectFrom('job_run')
    .selectAll()
    .where('id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('job.not-found');
  return row;
}

async function moveJob(tx: Tx, jobId: string, change: Partial<Row<'job_run'>>): Promise<JobRun> {
  const { state, started_at, ended_at, problem } = change;
  const row = await tx
    .updateTable('job_run')
    .set({
      ...(state && { state }),
      ...(started_at !== undefined && { started_at }),
      ...(ended_at !== undefined && { ended_at }),
      ...(problem !== undefined && { problem: problem && JSON.stringify(problem) }),
    })
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return shownJob(row);
}

const subject = (jobId: string) => `job:${jobId}`;

export const cancelJob = command({
  name: 'platform.cancel-job',

  async perform({ tx, now }, { jobId }: { jobId: string }) {
    const row = await lockJob(tx, jobId);
    if (!isOpenJob(row.state)) throw new Problem('job.already-ended', { action: '取消' });
    if (row.state === 'cancelling') return unchanged(shownJob(row));
    // A waiting job ends at once; a running one is told, and ends between two of its steps.
    const shown = await moveJob(
      tx,
      jobId,
      row.state === 'waiting' ? { state: 'cancelled', ended_at: now } : { state: 'cancelling' },
    );
    return changed(shown, {
      subject: subject(jobId),
      agencyId: row.agency_id,
      details: { kind: row.kind },
    });
  },
});

export const resumeJob = command({
  name: 'platform.resume-job',

  async perform({ tx }, { jobId }: { jobId: string }) {
    const row = await lockJob(tx, jobId);
    if (row.state !== 'failed' && row.state !== 'cancelled')
      throw new Problem('job.already-ended', { action: '继续' });
    const shown = await moveJob(tx, jobId, { state: 'waiting', ended_at: null, problem: null });
    return changed(shown, {
      subject: subject(jobId),
      agencyId: row.agency_id,
      details: { kind: row.kind },
    });
  },
});

export type JobEnd = {
  readonly jobId: string;
  readonly state: Extract<JobState, 'done' | 'cancelled' | 'failed'>;
  readonly result?: unknown;
  readonly problem?: { code: string; title: string } & Record<string, unknown>;
};

/** Closes a job the runner has finished with. */
export const endJob = command({
  name: 'platform.end-job',

  async perform({ tx, now }, { jobId, state, result, problem }: JobEnd) {
    const row = await tx
      .updateTable('job_run')
      .set({
        state,
        ended_at: now,
        ...(result !== undefined && { result: JSON.stringify(result) }),
        ...(problem && { problem: JSON.stringify(problem) }),
      })
      .where('id', '=', jobId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const details = { kind: row.kind, state, done: row.done, ...(problem && { problem }) };
    return changed(shownJob(row), { subject: subject(jobId), agencyId: row.agency_id, details });
  },
});
