import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';

type Recounted = { readonly fondsId: string; readonly classes: readonly string[] };

/**
 * Open boxes stay the runs of numbers they are and count what lies in them now; one in which nothing is left is
 * no box. Closed ones are not touched by a renumbering.
 */
export async function recountBoxes(tx: Tx, { fondsId, classes }: Recounted): Promise<void> {
  const touched = sql<boolean>`box.fonds_id = ${fondsId} and box.class_key = any(${classes}::text[])
    and box.state = 'open'`;
  const inside = sql`from record where record.fonds_id = box.fonds_id and record.class_key = box.class_key
    and record.item_number between box.first_item and box.last_item
    and record.state = 'filed' and record.carrier <> 'electronic'`;
  await sql`delete from box where ${touched} and not exists (select ${inside})`.execute(tx);
  await sql`update box set (records, pages) =
      (select count(*)::int, coalesce(sum(record.pages), 0)::int ${inside})
    where ${touched}`.execute(tx);
}
