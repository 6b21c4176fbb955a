import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';
import { lockBatch } from './lock-batch.ts';

/** What was decided has been carried out: the record is destroyed. */
export async function endItem({ tx, now }: CommandContext, itemId: string): Promise<void> {
  await tx
    .updateTable('appraisal_item')
    .set({ ended_at: now })
    .where('id', '=', itemId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Struck off a list: what was decided on these records does not hold, and their batch is open again. */
export async function takeBackDecisions(
  { tx }: CommandContext,
  batchId: string,
  itemIds: readonly string[],
): Promise<void> {
  await lockBatch(tx, batchId);
  await tx
    .updateTable('appraisal_item')
    .set({
      decision: null,
      extended_years: null,
      reason: null,
      basis_clause: null,
      decided_by: null,
      decided_at: null,
      annotation: null,
    })
    .where('id', '=', sql<string>`any(${itemIds}::uuid[])`)
    .execute();
  await tx
    .updateTable('appraisal_batch')
    .set({ closed_by: null, closed_at: null })
    .where('id', '=', batchId)
    .execute();
}
