import type { JobRun } from '@lantai/contract/platform/job.ts';
import { sql } from 'kysely';
import type { Db, Row } from './database.ts';
import { Problem } from './problem.ts';

export function shownJob(row: Row<'job_run'>): JobRun {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    note: row.note,
    result: row.result,
    problem: row.problem,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

export async function findJobs(
  db: Db,
  { accountId, limit }: { accountId: string | null; limit: number },
): Promise<JobRun[]> {
  const rows = await db
    .selectFrom('job_run')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(shownJob);
}

/** The work of several accounts that is open or ended lately: what their browsers are told of. */
export async function findLatestJobs(
  db: Db,
  accountIds: readonly string[],
): Promise<{ accountId: string | null; job: JobRun }[]> {
  const rows = await db
    .selectFrom('job_run')
    .selectAll()
    .where('account_id', 'in', accountIds)
    .where((row) =>
      row.or([
        row('ended_at', 'is', null),
        row('ended_at', '>', sql<Date>`now() - interval '1 minute'`),
      ]),
    )
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, job: shownJob(row) }));
}

export async function getJob(db: Db, jobId: string): Promise<JobRun> {
  const row = await db.selectFrom('job_run').selectAll().where('id', '=', jobId).executeTakeFirst();
  if (!row) throw new Problem('job.not-found');
  return shownJob(row);
}

/** Jobs of one lane to run, the longest waiting first: those asked for, and those whose process has died. */
export async function findOpenJobs(
  db: Db,
  { kinds, behind }: { kinds: readonly string[]; behind: boolean },
): Promise<Row<'job_run'>[]> {
  return db
    .selectFrom('job_run')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('kind', 'in', kinds)
    .where('behind', '=', behind)
    .where(sql<boolean>`not ${isHeld}`)
    .orderBy('requested_at')
    .limit(50)
    .execute();
}

/** Whether a living process works on the job: it holds the session lock that `runJob` takes. */
const isHeld = sql<boolean>`exists (
  select from pg_locks
  where locktype = 'advisory' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint = hashtextextended('job:' || job_run.id, 0))`;
