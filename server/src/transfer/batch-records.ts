import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findListed } from './listed-records.ts';

/** The records of a batch in the order of its list. */
export async function batchRecords(db: Db, batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('transfer_item')
    .select('record_id')
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .orderBy('position')
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** The list says what the records are now: what was corrected since it was planned goes over corrected. */
export async function refreshList(
  tx: Tx,
  batchId: string,
  recordIds: readonly string[],
): Promise<void> {
  const listed = await findListed(tx, recordIds);
  const rows = listed.map((record, index) => ({ ...record, position: index + 1 }));
  await sql`
    update transfer_item set position = given.position, listed = given.listed, record_version = given.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given("recordId" uuid, version integer, listed jsonb, position integer)
    where batch_id = ${batchId} and record_id = given."recordId"`.execute(tx);
}

/** Refuses to go on with records whose description has changed since they were listed and packed. */
export async function requireUnchanged(tx: Tx, batchId: string): Promise<void> {
  const rows = await tx
    .selectFrom('transfer_item')
    .innerJoin('record', 'record.id', 'transfer_item.record_id')
    .select('record.archival_code')
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .whereRef('record.version', '<>', 'transfer_item.record_version')
    .orderBy('transfer_item.position')
    .execute();
  if (rows.length === 0) return;
  const named = rows.slice(0, 5).map(({ archival_code }) => archival_code);
  throw new Problem('transfer.records-changed', {
    records: `${named.join('、')}${rows.length > 5 ? ` 等 ${rows.length} 件` : ''}`,
  });
}
