import type { CommandContext } from '#platform/command.ts';
import { lockRecord } from './lock-record.ts';

type Place = {
  readonly recordId: string;
  readonly objectPath: string;
  readonly component?: { readonly id: string; readonly logicalPath: string };
};

/**
 * Writes into the catalogue where the store really has a filed record. Its content and description are not
 * touched; what it said before is returned for the trail.
 */
export async function correctPlace(
  { tx, actor, now }: CommandContext,
  { recordId, objectPath, component }: Place,
): Promise<Record<string, string | null>> {
  const record = await lockRecord(tx, recordId);
  await tx
    .updateTable('record')
    .set({
      object_path: objectPath,
      changed_by: actor.personId,
      changed_at: now,
      version: record.version + 1,
    })
    .where('id', '=', recordId)
    .execute();
  if (!component) return { before: record.object_path, after: objectPath };
  const before = await tx
    .selectFrom('component')
    .select('logical_path')
    .where('id', '=', component.id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('component')
    .set({ logical_path: component.logicalPath })
    .where('id', '=', component.id)
    .execute();
  return { before: before.logical_path, after: component.logicalPath };
}
