import { sql } from 'kysely';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Holds an open batch until the transaction ends, so that opinions, decisions and its closing cannot cross. */
export async function lockOpenBatch(tx: Tx, batchId: string): Promise<Row<'appraisal_batch'>> {
  const batch = await lockBatch(tx, batchId);
  if (batch.closed_at) throw new Problem('appraisal.batch-closed', { number: batch.number });
  return batch;
}

export async function lockBatch(tx: Tx, batchId: string): Promise<Row<'appraisal_batch'>> {
  // Not a row lock: a member may read the batch and give an opinion, and not change it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`batch ${batchId}`}, 0))`.execute(tx);
  const batch = await tx
    .selectFrom('appraisal_batch')
    .selectAll()
    .where('id', '=', batchId)
    .executeTakeFirst();
  if (!batch) throw new Problem('appraisal.batch-not-found');
  return batch;
}

/** The items that are named, all of them in this batch. */
export async function findItems(
  tx: Tx,
  batchId: string,
  itemIds: readonly string[],
): Promise<Row<'appraisal_item'>[]> {
  const wanted = [...new Set(itemIds)];
  const items = await tx
    .selectFrom('appraisal_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .orderBy('position')
    .execute();
  if (items.length < wanted.length)
    throw new Problem('appraisal.item-not-found', { count: wanted.length - items.length });
  return items;
}
