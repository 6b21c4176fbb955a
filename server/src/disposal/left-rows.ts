import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** What is neither struck off nor wholly gone. */
export async function findLeft(db: Db, listId: string) {
  return db
    .selectFrom('destruction_item as row')
    .leftJoin('destroyed_record as gone', 'gone.record_id', 'row.record_id')
    .select(['row.record_id as recordId', 'row.item_id as itemId', 'row.code'])
    .select(sql<boolean>`gone.record_id is not null`.as('isSaid'))
    .where('row.list_id', '=', listId)
    .where('row.rejected_at', 'is', null)
    .where('gone.removed_at', 'is', null)
    .orderBy('row.position')
    .execute();
}
