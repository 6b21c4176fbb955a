import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/**
 * What the source systems say was finished in a year, by department and not left out: a department that
 * "has nothing to archive" is seen by it (workflows A.4). Of which category it is, they do not say; it is
 * set beside the documents.
 */
export async function countFinished(
  db: Db,
  agencyId: string,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('finished_instance')
    .select('unit_id as departmentId')
    .select(sql<number>`count(*)`.as('count'))
    .where('agency_id', '=', agencyId)
    .where('excluded_at', 'is', null)
    .where('unit_id', 'is not', null)
    .where(sql`extract(year from finished_at at time zone 'Asia/Shanghai')`, '=', year)
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map(({ departmentId, count }) => [departmentId ?? '', count]));
}
