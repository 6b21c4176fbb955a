import type { TransferSheet } from '@lantai/contract/transfer/transfer-sheet.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getBatchRow } from './batch-queries.ts';
import { findSheet } from './sheet-queries.ts';

/** A printed register leaves the system: who took it is in the trail. */
export const printSheet = command<{ batchId: string }, TransferSheet>({
  name: 'transfer.print-sheet',

  async perform({ tx }, { batchId }) {
    const batch = await getBatchRow(tx, batchId);
    const sheet = await findSheet(tx, batchId);
    if (!sheet) throw new Problem('transfer.sheet-not-made');
    const details = { number: batch.number, sm3: sheet.sm3, receivedSm3: sheet.receivedSm3 };
    return changed(sheet, { subject: `transfer:${batchId}`, agencyId: batch.agency_id, details });
  },
});
