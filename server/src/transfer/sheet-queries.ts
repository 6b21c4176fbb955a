import type { TransferSheet } from '@lantai/contract/transfer/transfer-sheet.ts';
import type { Db } from '#platform/database.ts';

/** The newest register of a batch: an earlier one came back with its package. */
export async function findSheet(db: Db, batchId: string): Promise<TransferSheet | undefined> {
  const row = await db
    .selectFrom('transfer_sheet as sheet')
    .leftJoin('person as maker', 'maker.id', 'sheet.made_by')
    .leftJoin('person as entering', 'entering.id', 'sheet.received_entered_by')
    .selectAll('sheet')
    .select(['maker.name as madeByName', 'entering.name as receivedEnteredByName'])
    .where('sheet.batch_id', '=', batchId)
    .orderBy('sheet.round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      content: row.content,
      sm3: row.sm3,
      madeByName: row.madeByName,
      madeAt: row.made_at,
      received: row.received,
      receivedSm3: row.received_sm3,
      receivedEnteredByName: row.receivedEnteredByName,
    }
  );
}
