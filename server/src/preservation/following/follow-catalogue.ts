import { sql } from 'kysely';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';
import { type Due, findDue, type Patience } from './due-subjects.ts';
import { type Followed, followContext, followRecord } from './follow-object.ts';
import { tellContexts } from './tell-context.ts';
import { tellRecords } from './tell-records.ts';
import type { ToldKind } from './told-by-store.ts';

/** Objects written at the same time: the disk syncs several as quickly as one. */
const atOnce = 16;

/** One follower at a time over all processes, or an older state could overwrite a newer one. */
const followerLock = sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${220_043}) as got`;

export type FollowStep = {
  /** Subjects that were looked at; none when nothing is due, or another process follows. */
  readonly looked: number;
  readonly written: number;
};

export type FollowCatalogue = {
  readonly storage: Storage;
  readonly patience: Patience;
  readonly limit: number;
};

/**
 * Writes what the catalogue knows now into the objects it concerns, a version for each that does not say so yet.
 * The notes are taken away in the same transaction, after the objects: killed between the two, the next step finds
 * that the objects say it already.
 */
export const followCatalogue = command<FollowCatalogue, FollowStep>({
  name: 'preservation.follow-catalogue',

  async perform(context, { storage, patience, limit }) {
    const lock = await followerLock.execute(context.tx);
    if (!lock.rows[0]?.got) return unchanged({ looked: 0, written: 0 });
    const due = await findDue(context.tx, patience, limit);
    const followed: Followed[] = [];
    for (const [kind, subjects] of Map.groupBy(due, ({ kind }) => kind))
      followed.push(...(await followAll(context, { storage, kind, subjects })));
    await takeAway(context.tx, due, followed);
    const written = followed.flatMap(({ id, written: made }) => (made ? [{ id, ...made }] : []));
    const result = { looked: due.length, written: written.length };
    if (written.length === 0) return unchanged(result);
    return changed(result, { subject: 'store:following', details: { objects: written } });
  },
});

type Subjects = { storage: Storage; kind: ToldKind; subjects: readonly Due[] };

async function followAll(
  { tx, now }: CommandContext,
  { storage: { store }, kind, subjects }: Subjects,
): Promise<Followed[]> {
  const ids = subjects.map(({ subjectId }) => subjectId);
  const follow =
    kind === 'record'
      ? followRecord(store, { now, told: await tellRecords(tx, ids) })
      : followContext(store, { now, kind, told: await tellContexts(tx, kind, ids) });
  const followed: Followed[] = [];
  for (let start = 0; start < subjects.length; start += atOnce) {
    const group = subjects.slice(start, start + atOnce);
    followed.push(...(await Promise.all(group.map((due) => attempt(due, follow)))));
  }
  return followed;
}

async function attempt(due: Due, follow: (due: Due) => Promise<Followed>): Promise<Followed> {
  try {
    return await follow(due);
  } catch (error) {
    // A full disk or a broken one concerns every object, and ends the step.
    if (!(error instanceof StoreFault)) throw error;
    return { id: due.subjectId, written: null, fault: error.code, due };
  }
}

/** What could not be written stays noted, and is left alone for an hour. */
async function takeAway(tx: Tx, due: readonly Due[], followed: readonly Followed[]): Promise<void> {
  const failed = new Map(followed.flatMap((one) => (one.fault ? [[one.due, one.fault]] : [])));
  for (const [{ noteIds }, fault] of failed)
    await tx
      .updateTable('store_outbox')
      .set({ fault, not_before: sql<Date>`now() + interval '1 hour'` })
      .where('id', '=', sql<number>`any(${noteIds}::bigint[])`)
      .execute();
  const done = due.filter((one) => !failed.has(one)).flatMap(({ noteIds }) => noteIds);
  if (done.length > 0)
    await tx
      .deleteFrom('store_outbox')
      .where('id', '=', sql<number>`any(${done}::bigint[])`)
      .execute();
}
