import type { Db } from '#platform/database.ts';

export async function nameOf(db: Db, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const person = await db
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst();
  return person?.name ?? '';
}
