import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';

/**
 * Records are given the clause of the retention schedule they fall under; its period where they have
 * none yet. A period that is there stays: whether it may be is asked before (workflows A.13).
 */
export async function chooseClause(
  { tx, actor, now }: CommandContext,
  recordIds: readonly string[],
  clause: { readonly id: string; readonly retention: string | null },
): Promise<void> {
  const { retention } = clause;
  if (retention !== null)
    await tx
      .insertInto('field_change')
      .columns(['agency_id', 'record_id', 'field', 'new_value', 'changed_by', 'changed_at'])
      .expression((row) =>
        row
          .selectFrom('record')
          .where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
          .where('retention', 'is', null)
          .select((field) => [
            'agency_id',
            'id',
            field.val('retention').as('field'),
            field.val(retention).as('new_value'),
            sql<string | null>`${actor.personId}::uuid`.as('changed_by'),
            sql<Date>`${now}::timestamptz`.as('changed_at'),
          ]),
      )
      .execute();
  await tx
    .updateTable('record')
    .set({
      retention_item_id: clause.id,
      retention: sql`coalesce(retention, ${clause.retention})`,
      changed_by: actor.personId,
      changed_at: now,
    })
    .where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .execute();
}
