import type { Db } from '#platform/database.ts';

/** Where an agency has not decided another number (workflows A.5). */
const usualIdleDays = 30;

/** After how many days without movement an agency is reminded of a record with a temporary number. */
export async function idleWarnDaysOf(db: Db, agencyId: string): Promise<number> {
  const setting = await db
    .selectFrom('collection_setting')
    .select('idle_warn_days')
    .where('agency_id', '=', agencyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return setting?.idle_warn_days ?? usualIdleDays;
}

/** Of the agencies the actor sees, the number that reminds first. */
export async function leastIdleWarnDays(db: Db): Promise<number> {
  const settings = await db
    .selectFrom('collection_setting')
    .distinctOn('agency_id')
    .select('idle_warn_days')
    .orderBy('agency_id')
    .orderBy('id', 'desc')
    .execute();
  if (settings.length === 0) return usualIdleDays;
  return Math.min(...settings.map(({ idle_warn_days }) => idle_warn_days));
}
