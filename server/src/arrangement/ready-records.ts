import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Registered, not quarantined, without a filing fault: what can be filed now. */
export function readyRecords(db: Db, fondsId: string) {
  return db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .where('record.fonds_id', '=', fondsId)
    .where('record.state', '=', 'registered')
    .where('record.quarantined_at', 'is', null)
    .where(sql<boolean>`cardinality(filing_fault.faults) = 0`);
}

/**
 * The next records to be numbered, in the order they get their numbers: class by class, in a class by
 * time, matters of one day by document number (DA/T 22-2015, 5.3.1), then as they came.
 */
export async function findNextToFile(
  db: Db,
  {
    fondsId,
    recordIds,
    limit,
  }: { fondsId: string; recordIds?: readonly string[] | undefined; limit: number },
): Promise<string[]> {
  let query = readyRecords(db, fondsId)
    .select('record.id')
    .orderBy('record.category')
    .orderBy('record.year')
    .orderBy('record.retention')
    .orderBy('record.department_name')
    .orderBy('record.document_on')
    .orderBy(sql`length(record.document_number_key)`)
    .orderBy('record.document_number_key')
    .orderBy('record.created_at')
    .orderBy('record.id')
    .limit(limit);
  if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  return (await query.execute()).map(({ id }) => id);
}
