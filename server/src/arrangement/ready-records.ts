import {
  inClassOrder,
  type Ordered,
  type OrderRule,
} from '@lantai/contract/arrangement/record-order.ts';
import { legacyRetention } from '@lantai/contract/classification/retention.ts';
import { countedRetention } from '@lantai/contract/records/record.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { inFonds } from './numbering/class-places.ts';
import { type Place, placeOf } from './place-records.ts';

/** Accepted, or the archive room's own; not quarantined, without a filing fault: what can be filed now. */
export function readyRecords(db: Db, fondsId: string) {
  return db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .where('record.fonds_id', '=', fondsId)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where('filing_fault.by_volume', '=', false)
    .where(sql<boolean>`cardinality(filing_fault.faults) = 0`);
}

type Chosen = { fondsId: string; recordIds?: readonly string[] | undefined };

/** A record that is ready, where it belongs, and what decides its place among the others there. */
export type ReadyRecord = Ordered & {
  readonly recordId: string;
  readonly pages: number | null;
  readonly place: Place;
};

/**
 * What is ready, in the order it gets its numbers: class by class, in a class as a person arranged it,
 * then by the rule of the class (`inClassOrder`), then as it came.
 */
export async function findReadyInOrder(
  db: Db,
  { fondsId, recordIds }: Chosen,
): Promise<ReadyRecord[]> {
  const fonds = await inFonds(db, fondsId);
  let query = readyRecords(db, fondsId)
    .select(['record.id', 'record.category', 'record.year', 'record.retention'])
    .select(['record.department_name', 'department.code as departmentCode'])
    .select(['matter.code as matterCode', 'matter.name as matterName'])
    .select(['record.title', 'record.document_number as documentNumber', 'record.pages'])
    .select(['record.document_on as documentOn', 'record.arranged_position as arrangedPosition'])
    .orderBy('record.category')
    .orderBy('record.year')
    .orderBy(countedPeriod)
    // Only where the scheme divides does the department or the matter come before the day.
    .orderBy('filing_fault.division_code')
    .orderBy('record.created_at')
    .orderBy('record.id');
  if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  const rows = await query.execute();
  const ready = rows.map(({ id, ...row }) => ({
    ...row,
    recordId: id,
    place: placeOf(fonds.fonds, fonds.schemes, { ...row, id }),
  }));
  const rules = await findOrderRules(db, fondsId);
  return [...Map.groupBy(ready, ({ place }) => place.classKey)].flatMap(([classKey, members]) =>
    inClassOrder(members, rules.get(classKey) ?? 'time'),
  );
}

export async function findOrderOfFiling(db: Db, chosen: Chosen): Promise<string[]> {
  return (await findReadyInOrder(db, chosen)).map(({ recordId }) => recordId);
}

/** The rules somebody has chosen, by class; every other class follows time. */
export async function findOrderRules(db: Db, fondsId: string): Promise<Map<string, OrderRule>> {
  const rows = await db
    .selectFrom('class_order')
    .select(['class_key', 'rule'])
    .where('fonds_id', '=', fondsId)
    .execute();
  return new Map(rows.map(({ class_key, rule }) => [class_key, rule]));
}

/** 长期 and 定期30年 are one class (`countedRetention`), so their records are in one order of time. */
const countedPeriod = sql<string>`case record.retention ${sql.join(
  legacyRetention.options.map((term) => sql`when ${term} then ${countedRetention(term)}`),
  sql` `,
)} else record.retention end`;
