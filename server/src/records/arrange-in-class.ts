import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';

type Arranged = { readonly recordId: string; readonly position: number | null };

/**
 * Where records stand in their class before they are numbered. Their descriptions do not change, so
 * neither does the version that guards them. What has its number meanwhile is passed over.
 */
export async function setArrangedPositions(tx: Tx, arranged: readonly Arranged[]): Promise<void> {
  if (arranged.length === 0) return;
  await sql`
    update record set arranged_position = given.position
    from jsonb_to_recordset(${JSON.stringify(arranged)}::jsonb) as given("recordId" uuid, position int)
    where record.id = given."recordId" and record.item_number is null
      and record.arranged_position is distinct from given.position`.execute(tx);
}
