import type { Db } from '#platform/database.ts';

/** How an agency wants corrections after acceptance; without a decision of its own, with approval. */
export async function correctionsOf(db: Db, agencyId: string): Promise<'approval' | 'direct'> {
  const setting = await db
    .selectFrom('collection_setting')
    .select('corrections')
    .where('agency_id', '=', agencyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return setting?.corrections ?? 'approval';
}
