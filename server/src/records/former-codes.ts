import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** 曾用档号: a code that a filed record had until it was renumbered. */
export type FormerCode = Awaited<ReturnType<typeof findFormerCodes>>[number];

/** The codes that records had before, of each the last one first. */
export async function findFormerCodes(db: Db, recordIds: readonly string[]) {
  if (recordIds.length === 0) return [];
  return db
    .selectFrom('former_code')
    .innerJoin('renumbering', 'renumbering.id', 'former_code.renumbering_id')
    .select(['former_code.record_id as recordId', 'former_code.archival_code as archivalCode'])
    .select(['former_code.class_key as classKey', 'former_code.item_number as itemNumber'])
    .select(['former_code.held_from as from', 'former_code.held_until as until'])
    .select(['former_code.renumbering_id as renumberingId', 'renumbering.reason'])
    .where('former_code.record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .orderBy('former_code.held_until', 'desc')
    .orderBy('former_code.renumbering_id')
    .execute();
}
