import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** By what a person knows a record: its code, or the number it was registered by. */
export async function findLabels(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['id', sql<string>`coalesce(archival_code, temporary_number, '')`.as('label')])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, label }) => [id, label]));
}
