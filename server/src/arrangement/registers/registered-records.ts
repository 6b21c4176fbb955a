import type { RegisterSubject } from '@lantai/contract/arrangement/register.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export type Subject = {
  readonly subject: RegisterSubject;
  readonly subjectId: string;
  readonly recordIds?: readonly string[] | undefined;
};

/** A record with what a register counts of it. */
export type RegisteredRecord = Awaited<ReturnType<typeof findRegisteredRecords>>[number];

/**
 * The records a register counts, in the order of their codes or as they came. Voided and quarantined
 * ones are in none: nothing is handed over with them.
 */
export async function findRegisteredRecords(
  db: Db,
  { subject, subjectId, recordIds = [] }: Subject,
) {
  let query = db
    .selectFrom('record')
    .select(['id', 'fonds_id', 'agency_id', 'department_id', 'department_name', 'category'])
    .select(['state', 'year', 'title', 'document_number', 'archival_code', 'temporary_number'])
    .select(['filed_at', 'created_at', 'more'])
    .select(
      sql<
        string | null
      >`(select volume_id from volume_item where volume_item.record_id = record.id limit 1)`.as(
        'volume_id',
      ),
    )
    .where('state', '<>', 'voided')
    .where('quarantined_at', 'is', null)
    .orderBy('class_key')
    .orderBy('item_number')
    .orderBy('created_at')
    .orderBy('id');
  if (subject === 'import') query = query.where('intake_id', '=', subjectId);
  else if (subject === 'filing')
    query = query
      .where('state', '=', 'filed')
      .where('id', 'in', (row) =>
        row
          .selectFrom('allocated_code')
          .select('record_id')
          .where('allocated_code.filing_id', '=', subjectId),
      );
  else if (subject === 'batch' && recordIds.length === 0)
    query = query.where('id', 'in', (row) =>
      row
        .selectFrom('submission_item')
        .select('record_id')
        .where('submission_id', '=', subjectId)
        .where('outcome', '=', 'accepted'),
    );
  else query = query.where('id', '=', sql<string>`any(${recordIds}::uuid[])`);
  const records = await query.execute();
  const files = await findFiles(db, records);
  return records.map((record) => ({ ...record, files: files.get(record.id) ?? [] }));
}

async function findFiles(db: Db, records: readonly { id: string }[]) {
  const rows = await db
    .selectFrom('component')
    .select(['record_id', 'media_type', 'size', 'role'])
    .where('record_id', '=', sql<string>`any(${records.map(({ id }) => id)}::uuid[])`)
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ record_id }) => record_id);
}
