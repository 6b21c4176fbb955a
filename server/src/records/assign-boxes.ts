import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';

type Assigned = { readonly first: number; readonly last: number; readonly boxNumber: string };

/**
 * In which box records of a class lie, by their numbers: those on paper only. Where the box stands is
 * said when it is shelved (`shelve-records.ts`); until then they are in no place.
 */
export async function assignBoxes(
  tx: Tx,
  { fondsId, classKey }: { fondsId: string; classKey: string },
  boxes: readonly Assigned[],
): Promise<void> {
  await sql`
    update record set box_number = given."boxNumber", location = null
    from jsonb_to_recordset(${JSON.stringify(boxes)}::jsonb)
      as given(first int, last int, "boxNumber" text)
    where record.fonds_id = ${fondsId} and record.class_key = ${classKey}
      and record.item_number between given.first and given.last
      and record.state = 'filed' and record.carrier <> 'electronic'
      and (record.box_number, record.location) is distinct from (given."boxNumber", null)`.execute(
    tx,
  );
}
