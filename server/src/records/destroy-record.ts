import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { moveRecords } from './move-records.ts';

type Destroyed = {
  readonly record: Row<'record'>;
  readonly components: readonly Row<'component'>[];
  readonly events: [TrailEvent, ...TrailEvent[]];
};

/**
 * Marks a record as destroyed, and takes what was read out of its bytes from the database. Its catalogue
 * entry, its code, its history and the digests of what was destroyed stay (workflows G.3).
 */
export async function destroyRecord(
  context: CommandContext,
  recordId: string,
  details: Record<string, unknown>,
): Promise<Destroyed> {
  const { tx } = context;
  const components = await tx
    .selectFrom('component')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
  const events = await moveRecords(context, [recordId], 'destroy', {
    ...details,
    components: components.map(({ file_name, size, sm3, sha512 }) => ({
      fileName: file_name,
      size,
      sm3,
      sha512,
    })),
  });
  const ids = components.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.deleteFrom('component_text').where('component_id', 'in', ids).execute();
    await tx
      .updateTable('component')
      .set({ text_state: 'none', text_note: '随文件销毁' })
      .where('id', 'in', ids)
      .execute();
  }
  const record = await tx
    .updateTable('record')
    .set({ object_path: null })
    .where('id', '=', recordId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { record, components, events };
}
