import type { NumberRange } from '@lantai/contract/arrangement/number-runs.ts';
import type { Db } from '#platform/database.ts';

export type RangeRow = NumberRange & { readonly classKey: string };

/** The reservations that hold now. */
export async function findReserved(
  db: Db,
  fondsId: string,
  classKey?: string,
): Promise<RangeRow[]> {
  let query = db
    .selectFrom('reserved_range')
    .select(['class_key as classKey', 'first_number as first', 'last_number as last'])
    .where('fonds_id', '=', fondsId)
    .where('released_at', 'is', null)
    .orderBy('first_number');
  if (classKey !== undefined) query = query.where('class_key', '=', classKey);
  return query.execute();
}

export async function findExplained(
  db: Db,
  fondsId: string,
  classKey?: string,
): Promise<RangeRow[]> {
  let query = db
    .selectFrom('explained_gap')
    .select(['class_key as classKey', 'first_number as first', 'last_number as last'])
    .where('fonds_id', '=', fondsId)
    .orderBy('first_number');
  if (classKey !== undefined) query = query.where('class_key', '=', classKey);
  return query.execute();
}

/**
 * What numbering passes over: open reservations, and above the last number given in order those that were
 * given out of a reservation, which may have been released since.
 */
export async function findPassedOver(
  db: Db,
  fondsId: string,
  classKey?: string,
): Promise<RangeRow[]> {
  let ahead = db
    .selectFrom('record')
    .innerJoin('class_head', (join) =>
      join
        .onRef('class_head.fonds_id', '=', 'record.fonds_id')
        .onRef('class_head.class_key', '=', 'record.class_key')
        .onRef('record.item_number', '>', 'class_head.last_number'),
    )
    .select(['class_head.class_key as classKey', 'record.item_number'])
    .where('record.fonds_id', '=', fondsId);
  if (classKey !== undefined) ahead = ahead.where('record.class_key', '=', classKey);
  const given = (await ahead.execute()).map(({ classKey: key, item_number }) => ({
    classKey: key,
    first: item_number ?? 0,
    last: item_number ?? 0,
  }));
  return [...(await findReserved(db, fondsId, classKey)), ...given];
}
