import type { z } from 'zod';
import type { Actor } from './actor.ts';
import { type Command, execute, type Platform, read } from './command.ts';
import type { Db, Tx } from './database.ts';

export type JobContext = {
  readonly jobId: string;
  /** Who asked, with the rights they have now: a revoked right stops the job. */
  readonly actor: Actor;
  readonly now: () => Date;
  readonly read: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;
  readonly run: <Input, Result>(command: Command<Input, Result>, input: Input) => Promise<Result>;
  /** Says how far it is; throws `JobStopped` when the job was cancelled or the program is stopping. */
  readonly progress: (done: number, total?: number | null, note?: string) => Promise<void>;
};

export type Job<Payload extends object, Result = unknown> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Runs at least once, and again after a crash: safe to repeat with the same payload. */
  readonly perform: (context: JobContext, payload: Payload) => Promise<Result>;
};

/** A job of any payload, for who lists and runs them: its own schema has read the payload. */
export type AnyJob = {
  readonly name: string;
  readonly payload: z.ZodType;
  readonly perform: (context: JobContext, payload: never) => Promise<unknown>;
};

export function job<Payload extends object, Result>(
  definition: Job<Payload, Result>,
): Job<Payload, Result> {
  return definition;
}

/** Thrown out of `progress` to end a job between two steps; what is done stays done. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped';
  readonly why: 'cancelled' | 'stopping';

  constructor(why: 'cancelled' | 'stopping') {
    super(why);
    this.why = why;
  }
}

type Enqueue<Payload> = {
  readonly agencyId: string | null;
  readonly payload: Payload;
  /** It takes hours and nobody sits before it: done in a lane of its own, so that no other job waits for it. */
  readonly behind?: boolean;
};

/** The job exists if, and only if, the transaction commits. Returns its id. */
export async function enqueue<Payload extends object>(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  { name }: Pick<Job<Payload>, 'name'>,
  { agencyId, payload, behind = false }: Enqueue<Payload>,
): Promise<string> {
  const { id } = await tx
    .insertInto('job_run')
    .values({
      kind: name,
      agency_id: agencyId,
      account_id: actor.accountId,
      payload: JSON.stringify(payload),
      behind,
      requested_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Performance = {
  readonly jobId: string;
  readonly actor: Actor;
  readonly payload: unknown;
  readonly progress: JobContext['progress'];
};

/** Performs a job here and now, in the name of `actor`: the runner, the command line, tests. */
export async function perform(
  platform: Platform,
  { payload: schema, perform: work }: AnyJob,
  { jobId, actor, payload, progress }: Performance,
): Promise<unknown> {
  const context: JobContext = {
    jobId,
    actor,
    now: platform.now,
    progress,
    read: (query) => read(platform, actor, query),
    run: (command, input) => execute(platform, command, actor, input),
  };
  return work(context, schema.parse(payload) as never);
}
