import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';

/** A list is executed when every record on it is destroyed and its bytes are gone. */
export const completeList = command<{ listId: string }, boolean>({
  name: 'disposal.complete-list',

  async perform({ tx, now }, { listId }) {
    const done = await tx
      .updateTable('destruction_list as list')
      .set({ state: 'executed', executed_at: now })
      .where('id', '=', listId)
      .where('state', '=', 'executing')
      .where(
        sql<boolean>`not exists (
          select from destruction_item row
          left join destroyed_record gone on gone.record_id = row.record_id
          where row.list_id = list.id and row.rejected_at is null and gone.removed_at is null)`,
      )
      .returning(['agency_id', 'number'])
      .executeTakeFirst();
    if (!done) return unchanged(false);
    const { count, bytes } = await tx
      .selectFrom('destroyed_record')
      .select((row) => row.fn.countAll<number>().as('count'))
      .select(sql<number>`coalesce(sum(bytes), 0)::int8`.as('bytes'))
      .where('list_id', '=', listId)
      .executeTakeFirstOrThrow();
    const details = { number: done.number, records: count, bytes };
    const event = { subject: `destruction:${listId}`, agencyId: done.agency_id, details };
    return changed(true, event);
  },
});
