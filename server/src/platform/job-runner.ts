import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { type Actor, systemActor } from './actor.ts';
import { execute, keepHouse, type Platform, read } from './command.ts';
import type { Row } from './database.ts';
import { endJob } from './end-job.ts';
import { type AnyJob, JobStopped, perform } from './job.ts';
import { findOpenJobs } from './job-queries.ts';
import { Problem } from './problem.ts';

type Runner = {
  readonly platform: Platform;
  readonly runtimeUrl: string;
  readonly jobs: readonly AnyJob[];
  /** The asker with the rights they have now, or undefined when the account is closed. */
  readonly actorOf: (accountId: string) => Promise<Actor | undefined>;
  readonly log: Pick<FastifyBaseLogger, 'info' | 'error'>;
  readonly atOnce?: number;
};

/** What people ask for, and what runs behind it: neither waits for the other. */
type Lane = {
  readonly behind: boolean;
  readonly atOnce: number;
  readonly running: Map<string, Promise<void>>;
};

export type JobRunner = { stop(): Promise<void> };

/**
 * Runs what is asked for. A job belongs to the process that holds its advisory lock: the lock ends
 * with the process, however it ends, so that work cut off by `kill -9` is taken up again at once.
 * (docs/decisions/0004-jobs.md says why this is not a queue library.)
 */
export function startJobRunner(runner: Runner): JobRunner {
  const { platform, jobs, log, atOnce = 2 } = runner;
  const known = new Map(jobs.map((job) => [job.name, job]));
  const lanes: readonly Lane[] = [
    { behind: false, atOnce, running: new Map() },
    { behind: true, atOnce: 1, running: new Map() },
  ];
  let stopping = false;

  async function takeUp({ behind, atOnce: most, running }: Lane): Promise<void> {
    if (running.size >= most) return;
    const kinds = [...known.keys()];
    const open = await read(platform, systemActor, (db) => findOpenJobs(db, { kinds, behind }));
    for (const row of open) {
      if (stopping || running.size >= most) return;
      const job = known.get(row.kind);
      if (!job || running.has(row.id)) continue;
      running.set(
        row.id,
        runJob(runner, job, row, () => stopping)
          .catch((error: unknown) => log.error(error, `job ${row.id} could not be run`))
          .finally(() => running.delete(row.id)),
      );
    }
  }

  const loop = (async () => {
    while (!stopping) {
      for (const lane of lanes)
        await takeUp(lane).catch((error: unknown) =>
          log.error(error, 'jobs could not be looked up'),
        );
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();

  return {
    async stop() {
      stopping = true;
      await loop;
      await Promise.all(lanes.flatMap(({ running }) => [...running.values()]));
    },
  };
}

async function runJob(
  runner: Runner,
  job: AnyJob,
  row: Row<'job_run'>,
  isStopping: () => boolean,
): Promise<void> {
  const { platform, runtimeUrl, log } = runner;
  const holder = new pg.Client(runtimeUrl);
  await holder.connect();
  // The connection may be cut by a stopping server; the job then fails by its own statements.
  holder.on('error', () => {});
  try {
    const lock = await holder.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('job:' || $1, 0)) as got",
      [row.id],
    );
    if (!lock.rows[0]?.got) return;
    if (!(await markRunning(platform, row.id))) return;

    const actor = row.account_id === null ? systemActor : await runner.actorOf(row.account_id);
    try {
      if (!actor) throw new Problem('actor.unknown');
      const progress = reporter(platform, row.id, isStopping);
      const payload = row.payload;
      const result = await perform(platform, job, { jobId: row.id, actor, payload, progress });
      await execute(platform, endJob, systemActor, { jobId: row.id, state: 'done', result });
    } catch (error) {
      await closeAfter(runner, row, error);
    }
  } finally {
    await holder.end().catch((error: unknown) => log.error(error, 'job connection'));
  }
}

async function closeAfter({ platform, log }: Runner, row: Row<'job_run'>, error: unknown) {
  const jobId = row.id;
  // The program is stopping: the job stays open and goes on at the next start.
  if (error instanceof JobStopped && error.why === 'stopping') return;
  if (error instanceof JobStopped) {
    await execute(platform, endJob, systemActor, { jobId, state: 'cancelled' });
    return;
  }
  if (!(error instanceof Problem)) log.error(error, `job ${jobId} failed`);
  const problem =
    error instanceof Problem
      ? { code: error.code, title: error.sentence, ...error.details }
      : {
          code: 'server.failure',
          title: new Problem('server.failure', { requestId: jobId }).sentence,
        };
  await execute(platform, endJob, systemActor, { jobId, state: 'failed', problem });
}

/** False when somebody else has ended it between looking it up and locking it. */
async function markRunning(platform: Platform, jobId: string): Promise<boolean> {
  return keepHouse(platform, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('job_run')
      .set({
        state: sql`case state when 'cancelling' then 'cancelling' else 'running' end`,
        started_at: sql`coalesce(started_at, ${platform.now()})`,
      })
      .where('id', '=', jobId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Writes progress at most five times a second, and reads whether the job was cancelled meanwhile. */
function reporter(platform: Platform, jobId: string, isStopping: () => boolean) {
  let writtenAt = 0;
  return async (done: number, total?: number | null, note?: string): Promise<void> => {
    if (isStopping()) throw new JobStopped('stopping');
    const moment = performance.now();
    if (moment - writtenAt < 200 && done !== total) return;
    writtenAt = moment;
    const { state } = await keepHouse(platform, (tx) =>
      tx
        .updateTable('job_run')
        .set({ done, ...(total !== undefined && { total }), ...(note !== undefined && { note }) })
        .where('id', '=', jobId)
        .returning('state')
        .executeTakeFirstOrThrow(),
    );
    if (state === 'cancelling') throw new JobStopped('cancelled');
  };
}
