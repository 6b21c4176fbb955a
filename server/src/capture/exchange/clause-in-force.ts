import type { Db } from '#platform/database.ts';

export type Clause = { readonly id: string; readonly retention: string | null };

/** The clause a source means by its number, where the schedule in force has exactly one of that number. */
export async function findClauseInForce(
  db: Db,
  agencyId: string,
  number: string,
): Promise<Clause | undefined> {
  const found = await db
    .selectFrom('retention_item as item')
    .innerJoin('retention_schedule as schedule', 'schedule.id', 'item.schedule_id')
    .select(['item.id', 'item.retention'])
    .where('schedule.agency_id', '=', agencyId)
    .where('schedule.state', '=', 'effective')
    .where('item.retention', 'is not', null)
    .where('item.number', '=', number)
    .limit(2)
    .execute();
  return found.length === 1 ? found[0] : undefined;
}
