import { mostExportedRecords } from '@lantai/contract/access/export.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { matchingRecords, type RecordFilter } from '../../records/record-queries.ts';

export type ExportScope = {
  readonly recordIds?: readonly string[] | undefined;
  readonly filter?: RecordFilter | undefined;
  readonly volumeId?: string | undefined;
};

/** Which records an export means, as its asker may see them, in the order of their codes; of one agency. */
export async function recordsToExport(
  db: Db,
  { recordIds, filter = {}, volumeId }: ExportScope,
): Promise<{ agencyId: string; recordIds: string[] }> {
  let query = matchingRecords(db, filter)
    .select(['record.id', 'record.agency_id'])
    .where('record.state', 'not in', ['voided', 'destroyed'])
    .where('record.quarantined_at', 'is', null)
    .orderBy('record.archival_code')
    .orderBy('record.id');
  if (recordIds) query = query.where(sql<boolean>`record.id = any(${recordIds}::uuid[])`);
  if (volumeId)
    query = query.where('record.id', 'in', (row) =>
      row.selectFrom('volume_item').select('record_id').where('volume_id', '=', volumeId),
    );
  const found = await query.execute();
  const [first] = found;
  if (!first) throw new Problem('access.nothing-to-export');
  if (found.length > mostExportedRecords)
    throw new Problem('access.too-many-to-export', {
      count: found.length,
      most: mostExportedRecords,
    });
  if (found.some(({ agency_id }) => agency_id !== first.agency_id))
    throw new Problem('access.of-two-agencies');
  return { agencyId: first.agency_id, recordIds: found.map(({ id }) => id) };
}
