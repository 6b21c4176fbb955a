import type { Db, Tx } from '#platform/database.ts';

/** The record whose object this is; null for an object that is none of a record. */
export function recordIdOf(objectId: string): string | null {
  return /^urn:uuid:([0-9a-f-]{36})$/.exec(objectId)?.[1] ?? null;
}

export type Owner = {
  readonly recordId: string;
  readonly agencyId: string;
  readonly isDestroyed: boolean;
};

/** Whose object it is, and whether it is one that must not be anywhere any more. */
export async function findOwner(db: Db, objectId: string): Promise<Owner | null> {
  const recordId = recordIdOf(objectId);
  if (recordId === null) return null;
  const record = await db
    .selectFrom('record')
    .select(['id', 'agency_id', 'state'])
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) return null;
  const { agency_id: agencyId, state } = record;
  return { recordId, agencyId, isDestroyed: state === 'destroyed' };
}

/**
 * Puts it on the account of every copy that a destroyed record has to go from there too. In the transaction
 * that says it destroyed: a copy that is away at that moment owes it until it comes back.
 */
export async function oweRemovals(
  tx: Tx,
  { recordId, agencyId, now }: { recordId: string; agencyId: string; now: Date },
): Promise<void> {
  const copies = await tx
    .selectFrom('store_copy')
    .select('id')
    .where('state', '=', 'kept')
    .execute();
  if (copies.length === 0) return;
  await tx
    .insertInto('store_copy_removal')
    .values(
      copies.map(({ id }) => ({
        ...{ copy_id: id, record_id: recordId, agency_id: agencyId },
        owed_since: now,
        removed_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['copy_id', 'record_id']).doNothing())
    .execute();
}

export type CopyRemoval = {
  readonly name: string;
  readonly location: 'same' | 'remote';
  readonly removed: number;
  readonly owed: number;
  readonly lastAt: Date | null;
};

/** From which copies the records of a destruction list are gone and since when, and which copies still owe it. */
export async function findRemovals(db: Db, listId: string): Promise<CopyRemoval[]> {
  return db
    .selectFrom('store_copy_removal as removal')
    .innerJoin('store_copy as copy', 'copy.id', 'removal.copy_id')
    .innerJoin('destroyed_record as gone', 'gone.record_id', 'removal.record_id')
    .select(['copy.name', 'copy.location'])
    .select((row) => [
      row.fn.count<number>('removal.removed_at').as('removed'),
      row.fn.countAll<number>().filterWhere('removal.removed_at', 'is', null).as('owed'),
      row.fn.max('removal.removed_at').as('lastAt'),
    ])
    .where('gone.list_id', '=', listId)
    .groupBy(['copy.id', 'copy.name', 'copy.location'])
    .orderBy('copy.name')
    .execute();
}
