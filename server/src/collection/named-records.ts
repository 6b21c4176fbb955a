import type { NamedRecord } from '@lantai/contract/collection/named-record.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Records as a memoir or a circulation names them; the words of a quarantined one go onto no list (workflows I.2). */
export async function findNamedRecords(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, NamedRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await namedRecords(db)
    .where('record.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.recordId, concealed(row)]));
}

export function namedRecords(db: Db) {
  return db
    .selectFrom('record')
    .select(['record.id as recordId', 'record.title', 'record.document_number as documentNumber'])
    .select(['record.date_given as date', 'record.state', 'record.quarantined_at'])
    .select(
      sql<string | null>`coalesce(record.archival_code, record.temporary_number)`.as('number'),
    );
}

type NamedRow = NamedRecord & { quarantined_at: Date | null };

export function concealed({ quarantined_at, ...record }: NamedRow): NamedRecord {
  return quarantined_at === null ? record : { ...record, title: null, documentNumber: null };
}

/** What stands for a record that its reader may not see. */
export const unseenRecord = (recordId: string): NamedRecord => ({
  ...{ recordId, number: null, title: null, documentNumber: null, date: null, state: null },
});
