import { categoryName } from '@lantai/contract/classification/category.ts';
import { disclosureNames, openStatusNames } from '@lantai/contract/records/open-status.ts';
import { carrierNames, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevel, securityLevelNames } from '@lantai/contract/records/security-level.ts';
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
    .select(
      sql<SecurityChange[] | null>`(select json_agg(json_build_object('on',
          to_char(changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
          'from', old_value, 'to', new_value) order by field_change.id)
        from field_change where field_change.record_id = record.id
          and field = 'securityLevel')`.as('changes'),
    )
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
      openStatus: openStatusNames[row.open_status],
      disclosure: row.disclosure === null ? '' : disclosureNames[row.disclosure],
      securityChanges: changesOf(row.changes),
      files: row.files,
      bytes: row.bytes,
    },
  }));
}

type SecurityChange = { on: string; from: string | null; to: string | null };

/** 2024-05-06 内部→公开 */
function changesOf(changes: readonly SecurityChange[] | null): string {
  const name = (level: string | null) => {
    const known = securityLevel.safeParse(level);
    return known.success ? securityLevelNames[known.data] : '';
  };
  return (changes ?? []).map(({ on, from, to }) => `${on} ${name(from)}→${name(to)}`).join('；');
}
