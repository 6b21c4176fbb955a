import type { RecordRow } from '@lantai/contract/records/record.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findRecordsNamed } from '../../records/record-queries.ts';
import { candidatesFor } from './fitting-records.ts';

/** As many as a person looks through; a longer list is narrowed by words. */
const most = 300;

/** What may be put into a volume, in the order of its days. */
export async function findCandidates(
  db: Db,
  volumeId: string,
  text: string | undefined,
): Promise<RecordRow[]> {
  const volume = await db
    .selectFrom('volume')
    .select(['id', 'fonds_id', 'category', 'year', 'retention'])
    .where('id', '=', volumeId)
    .executeTakeFirst();
  if (!volume) throw new Problem('arrangement.volume-not-found');
  let query = candidatesFor(db, volume);
  if (text) {
    const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((row) =>
      row.or([
        row('record.title', 'ilike', pattern),
        row('record.document_number', 'ilike', pattern),
        row('record.temporary_number', 'ilike', pattern),
      ]),
    );
  }
  const rows = await query
    .orderBy('record.document_on')
    .orderBy('record.created_at')
    .limit(most)
    .execute();
  return findRecordsNamed(
    db,
    rows.map(({ id }) => id),
  );
}
