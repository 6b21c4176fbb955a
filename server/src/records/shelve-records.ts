import { sql } from 'kysely';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import { moveRecords } from './move-records.ts';

type Place = { readonly boxNumber: string; readonly location: string };

/** Records on paper come to lie in a box in its place: with it they are in custody (`inCustody`). */
export async function shelveRecords(
  context: CommandContext,
  recordIds: readonly string[],
  { boxNumber, location }: Place,
): Promise<[TrailEvent, ...TrailEvent[]]> {
  const events = await moveRecords(context, recordIds, 'shelve', { boxNumber, location });
  await context.tx
    .updateTable('record')
    .set({ box_number: boxNumber, location })
    .where('id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute();
  return events;
}
