import { categoryName } from '@lantai/contract/classification/category.ts';
import { carrierNames, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { ListedRecord } from '@lantai/contract/transfer/transfer-batch.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export type RecordToList = { recordId: string; version: number; listed: ListedRecord };

/** Records as a list for the archive names them, in the order of their codes. */
export async function findListed(db: Db, recordIds: readonly string[]): Promise<RecordToList[]> {
  const rows = await db
    .selectFrom('record')
    .selectAll('record')
    .select([
      sql<number>`(select count(*) from component where component.record_id = record.id)`.as(
        'files',
      ),
      sql<number>`(select coalesce(sum(size), 0)::bigint from component
        where component.record_id = record.id)`.as('bytes'),
    ])
    .where('id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .orderBy('archival_code')
    .execute();
  return rows.map((row) => ({
    recordId: row.id,
    version: row.version,
    listed: {
      code: row.archival_code ?? '',
      title: row.title ?? '',
      creator: row.creator ?? '',
      date: row.document_on?.replaceAll('-', '') ?? row.date_given ?? '',
      year: row.year,
      category: categoryName(row.category),
      retention: shownRetention(row.retention),
      security: securityLevelNames[row.security_level],
      carrier: carrierNames[row.carrier],
      pages: row.pages,
      remark: row.remark ?? '',
      files: row.files,
      bytes: row.bytes,
    },
  }));
}
