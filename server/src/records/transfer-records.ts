import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';
import { moveRecords } from './move-records.ts';

type Transfer = {
  readonly on: string;
  /** The archive that has them now. */
  readonly to: string;
  /** The batch they went in. */
  readonly number: string;
};

/**
 * The archive has received the records: from here on they are read, and changed no more. What lies in
 * the store is the agency's copy. Returns what goes into the trail.
 */
export async function transferRecords(
  context: CommandContext,
  recordIds: readonly string[],
  { on, to, number }: Transfer,
) {
  // First what the state asks for: the database knows no transferred record without its archive.
  await context.tx
    .updateTable('record')
    .set({ transferred_on: on, transferred_to: to, transfer_number: number })
    .where('id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('state', '=', 'filed')
    .execute();
  return moveRecords(context, recordIds, 'transfer', { archive: to, on, number });
}
