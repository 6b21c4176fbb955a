import pg from 'pg';
import { type Actor, systemActor } from './actor.ts';
import { appendToTrail, type TrailEvent } from './audit-trail.ts';
import { actAs, type Connection, type Db, type Tx } from './database.ts';
import { onOutOfReach, type Problem } from './problem.ts';

export type Platform = { readonly db: Connection; readonly now: () => Date };

export type CommandContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

type Outcome<Result> = { readonly result: Result; readonly events: readonly TrailEvent[] };

/** The archive changed: says how, for the trail. */
export function changed<Result>(
  result: Result,
  ...events: [TrailEvent, ...TrailEvent[]]
): Outcome<Result> {
  return { result, events };
}

/** There was nothing left to do, as when a job runs twice. */
export function unchanged<Result>(result: Result): Outcome<Result> {
  return { result, events: [] };
}

export type Command<Input, Result> = {
  readonly name: string;
  readonly perform: (context: CommandContext, input: Input) => Promise<Outcome<Result>>;
};

export function command<Input, Result>(definition: Command<Input, Result>): Command<Input, Result> {
  return definition;
}

/** The only place that opens a writing transaction: a change and its trail stand or fall together. */
export async function execute<Input, Result>(
  platform: Platform,
  { name, perform }: Command<Input, Result>,
  actor: Actor,
  input: Input,
): Promise<Result> {
  const attempt = () =>
    platform.db.transaction().execute(async (tx) => {
      await actAs(tx, actor);
      const now = platform.now();
      const { result, events } = await perform({ tx, actor, now }, input);
      await appendToTrail(tx, { command: name, outcome: 'done', actor, at: now, events });
      return result;
    });
  return againAfterDeadlock(attempt).catch(onOutOfReach);
}

/** SQLSTATE: this transaction and another waited for each other. */
const deadlockDetected = '40P01';
const attempts = 3;

/**
 * Where two commands wait for each other, PostgreSQL ends one of them. It has been rolled back whole
 * and has touched nothing outside, so it is simply begun again.
 */
async function againAfterDeadlock<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1)
    try {
      return await attempt();
    } catch (error) {
      const isDeadlock = error instanceof pg.DatabaseError && error.code === deadlockDetected;
      if (!isDeadlock || tried === attempts) throw error;
    }
}

/** Reads as the actor, in one read-only transaction: what is seen together belongs together. */
export async function read<Result>(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  query: (db: Db) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await actAs(tx, actor);
      return query(tx);
    });
}

/**
 * Writes what is no part of the archive's account and leaves no trail: the progress of a job, when a
 * session was last seen. What anybody would ask "who did that?" about is a command.
 */
export async function keepHouse<Result>(
  { db }: Pick<Platform, 'db'>,
  write: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await actAs(tx, systemActor);
    return write(tx);
  });
}

/** What was refused is recorded too, outside the transaction that was rolled back (workflows I.3). */
export async function recordRefusal(
  platform: Platform,
  actor: Actor,
  what: string,
  { code, details }: Problem,
): Promise<void> {
  const at = platform.now();
  const events = [{ subject: `refusal:${code}`, details }];
  await keepHouse(platform, (tx) =>
    appendToTrail(tx, { command: what, outcome: 'refused', actor, at, events }),
  );
}
