import { legacyRetention } from '@lantai/contract/classification/retention.ts';
import { countedRetention } from '@lantai/contract/records/record.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Accepted, or the archive room's own; not quarantined, without a filing fault: what can be filed now. */
export function readyRecords(db: Db, fondsId: string) {
  return db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .where('record.fonds_id', '=', fondsId)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where('filing_fault.by_volume', '=', false)
    .where(sql<boolean>`cardinality(filing_fault.faults) = 0`);
}

type Chosen = { fondsId: string; recordIds?: readonly string[] | undefined };

/**
 * What is ready, in the order it gets its numbers: class by class, in a class by time, matters of one
 * day by document number (DA/T 22-2015, 5.3.1), then as it came.
 */
export async function findOrderOfFiling(db: Db, { fondsId, recordIds }: Chosen): Promise<string[]> {
  let query = readyRecords(db, fondsId)
    .select('record.id')
    .orderBy('record.category')
    .orderBy('record.year')
    .orderBy(countedPeriod)
    .orderBy(division)
    .orderBy('record.document_on')
    .orderBy(sql`length(record.document_number_key)`)
    .orderBy('record.document_number_key')
    .orderBy('record.created_at')
    .orderBy('record.id');
  if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  return (await query.execute()).map(({ id }) => id);
}

/** 长期 and 定期30年 are one class (`countedRetention`), so their records are in one order of time. */
const countedPeriod = sql<string>`case record.retention ${sql.join(
  legacyRetention.options.map((term) => sql`when ${term} then ${countedRetention(term)}`),
  sql` `,
)} else record.retention end`;

/** Only where the scheme divides by it does the department come before the day. */
const division = sql<string | null>`case when (
    select scheme.class_order from classification_scheme scheme
    where scheme.fonds_id = record.fonds_id and scheme.category = record.category
      and scheme.valid_from_year <= record.year
    order by scheme.valid_from_year desc limit 1) <> 'year-retention'
  then coalesce(department.code, record.department_name) end`;
