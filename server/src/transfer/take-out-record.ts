import { isListOpen, transferStateNames } from '@lantai/contract/transfer/transfer-batch.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { requireWholeVolumes } from './require-whole-volumes.ts';
import { lockBatch } from './take-step.ts';

type TakeOut = { batchId: string; recordIds: readonly string[] };

/** Takes records out of a batch while its list is open; at least one stays, or the batch is withdrawn. */
export const takeOutRecord = command<TakeOut, Record<string, never>>({
  name: 'transfer.take-out-record',

  async perform({ tx }, { batchId, recordIds }) {
    const batch = await lockBatch(tx, batchId);
    if (!isListOpen(batch.state))
      throw new Problem('transfer.list-closed', { state: transferStateNames[batch.state] });
    const taken = await tx
      .updateTable('transfer_item')
      .set({ released: true })
      .where('batch_id', '=', batchId)
      .where('released', '=', false)
      .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
      .returning('record_id')
      .execute();
    if (taken.length < new Set(recordIds).size) throw new Problem('transfer.record-not-in-batch');
    const left = await tx
      .selectFrom('transfer_item')
      .select('record_id')
      .where('batch_id', '=', batchId)
      .where('released', '=', false)
      .limit(1)
      .executeTakeFirst();
    if (!left) throw new Problem('transfer.nothing-to-transfer');
    await requireWholeVolumes(tx, batchId);
    const details = { number: batch.number, takenOut: taken.map(({ record_id }) => record_id) };
    return changed({}, { subject: `transfer:${batchId}`, agencyId: batch.agency_id, details });
  },
});
