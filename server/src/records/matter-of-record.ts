import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Only an open matter of the same fonds may be chosen; one chosen earlier stays what it was. */
export async function requireMatterOpen(db: Db, fondsId: string, matterId: string): Promise<void> {
  const matter = await db
    .selectFrom('matter')
    .select('closed_on')
    .where('id', '=', matterId)
    .where('fonds_id', '=', fondsId)
    .executeTakeFirst();
  if (!matter || matter.closed_on !== null) throw new Problem('records.matter-not-open');
}

/** As it is called today: a matter keeps its code, and may be renamed. */
export async function matterName(db: Db, matterId: string | null): Promise<string | null> {
  if (matterId === null) return null;
  const matter = await db
    .selectFrom('matter')
    .select('name')
    .where('id', '=', matterId)
    .executeTakeFirst();
  return matter?.name ?? null;
}
