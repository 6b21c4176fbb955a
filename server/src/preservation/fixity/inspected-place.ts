import type { Db, Row } from '#platform/database.ts';
import type { Place } from '../copies/object-evidence.ts';
import { reachCopies, type StoreWork, storePlace } from '../copies/store-copies.ts';

export type InspectedPlace = Row<'fixity_run_place'>;

export async function findPlaces(db: Db, runId: string): Promise<InspectedPlace[]> {
  return db
    .selectFrom('fixity_run_place')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
}

/** Where a place of an inspection lies now, or why it cannot be read. */
export async function reachPlace(
  work: StoreWork,
  ask: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>,
  copyId: string | null,
): Promise<Place | { missed: string }> {
  if (copyId === null) return storePlace(work.storage);
  const reached = (await reachCopies(work)).find((place) => place.copyId === copyId);
  if (reached) return reached;
  const copy = await ask((db) =>
    db
      .selectFrom('store_copy')
      .select(['state', 'away_because'])
      .where('id', '=', copyId)
      .executeTakeFirst(),
  );
  if (copy?.state !== 'kept') return { missed: '副本已停用' };
  return { missed: copy.away_because ?? '副本没有接入' };
}
