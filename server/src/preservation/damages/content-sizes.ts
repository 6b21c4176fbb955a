import type { Db } from '#platform/database.ts';
import type { ContentSizes } from './classify-finding.ts';

/** Of records whose objects are in the store: how long content with a digest should be. */
export async function findContentSizes(
  db: Db,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, ContentSizes>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .leftJoin('component', 'component.record_id', 'record.id')
    .select(['record.id', 'component.sha512', 'component.sm3', 'component.size'])
    .where('record.id', 'in', recordIds)
    .where('record.object_path', 'is not', null)
    .execute();
  const sizes = new Map<string, Map<string, number>>();
  for (const { id, sha512, sm3, size } of rows) {
    const own = sizes.get(id) ?? new Map<string, number>();
    if (sha512 !== null && sm3 !== null && size !== null) own.set(sha512, size).set(sm3, size);
    sizes.set(id, own);
  }
  return sizes;
}
