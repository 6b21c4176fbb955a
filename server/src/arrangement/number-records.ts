import { ArchivalCodeError } from '@lantai/contract/classification/archival-code.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { requireNumberingBasis } from '../classification/schedule-in-force.ts';
import { findSchemes } from '../classification/scheme-queries.ts';
import { type NumberedRecord, numberRecordsInPlace } from '../records/file-record.ts';
import { type Place, type Placeable, placeOf } from './place-records.ts';

type NumberRecords = { fondsId: string; recordIds: readonly string[] };

/**
 * Gives records their archival codes. The class's head row is locked until the transaction ends, so
 * numbers have no gap whatever fails; records keep the order they are named in. What somebody else
 * has filed or spoilt meanwhile is passed over. Returns how many were numbered.
 */
export const numberRecords = command<NumberRecords, number>({
  name: 'arrangement.number-records',

  async perform({ tx, actor, now }, { fondsId, recordIds }) {
    const fonds = await getFonds(tx, fondsId);
    await requireNumberingBasis(tx, fonds, dayOf(now));
    const schemes = await findSchemes(tx, fondsId);
    const records = await lockReady(tx, fondsId, recordIds);
    const placed = records.map((record) => ({ record, place: placeOf(fonds, schemes, record) }));

    const numbered: NumberedRecord[] = [];
    for (const [classKey, members] of Map.groupBy(placed, ({ place }) => place.classKey)) {
      const first = await takeNumbers(tx, fonds, classKey, members.length);
      for (const [index, { record, place }] of members.entries())
        numbered.push({
          recordId: record.id,
          classKey,
          itemNumber: first + index,
          archivalCode: codeOf(place, first + index),
          codeRule: place.scheme.codeRule,
        });
    }
    const [event, ...more] = await numberRecordsInPlace({ tx, actor, now, fonds }, numbered);
    return event ? changed(numbered.length, event, ...more) : unchanged(0);
  },
});

async function lockReady(
  tx: Tx,
  fondsId: string,
  recordIds: readonly string[],
): Promise<Placeable[]> {
  const rows = await tx
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .select(['record.id', 'record.category', 'record.year', 'record.retention'])
    .select(['record.department_name', 'department.code as departmentCode'])
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('record.fonds_id', '=', fondsId)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where(sql<boolean>`cardinality(filing_fault.faults) = 0`)
    // Two filings at once lock in one order, or each could wait for the other.
    .orderBy('record.id')
    .forUpdate('record')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return recordIds.flatMap((id) => byId.get(id) ?? []);
}

/** The first of `count` numbers in a row; the class stays locked until they are committed. */
async function takeNumbers(
  tx: Tx,
  { id, agency_id }: Row<'fonds'>,
  classKey: string,
  count: number,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('class_head')
    .values({ agency_id, fonds_id: id, class_key: classKey, last_number: count })
    .onConflict((conflict) =>
      conflict
        .columns(['fonds_id', 'class_key'])
        .doUpdateSet({ last_number: sql<number>`class_head.last_number + ${count}` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number - count + 1;
}

function codeOf(place: Place, itemNumber: number): string {
  try {
    return place.codeOf(itemNumber);
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    throw new Problem(
      'arrangement.not-ready',
      { count: 1, reason: error.message },
      { cause: error },
    );
  }
}
