import type { Db } from '#platform/database.ts';

export type InspectedScope = {
  readonly agencyId: string;
  readonly fondsId?: string | undefined;
  readonly year?: number | undefined;
};

/**
 * The records that have an object in the store, by id. With `at`, those that had one then: what was destroyed
 * since is among them, what was filed since is not, so that a sample can be drawn again.
 */
export async function findStored(
  db: Db,
  { agencyId, fondsId, year }: InspectedScope,
  at?: Date,
): Promise<string[]> {
  let query = db.selectFrom('record').select('id').where('agency_id', '=', agencyId).orderBy('id');
  query = at
    ? query
        .where('filed_at', '<=', at)
        .where((row) =>
          row.or([
            row('object_path', 'is not', null),
            row.and([row('state', '=', 'destroyed'), row('changed_at', '>', at)]),
          ]),
        )
    : query.where('object_path', 'is not', null);
  if (fondsId) query = query.where('fonds_id', '=', fondsId);
  if (year) query = query.where('year', '=', year);
  return (await query.execute()).map(({ id }) => id);
}
