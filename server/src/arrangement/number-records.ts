import { ArchivalCodeError } from '@lantai/contract/classification/archival-code.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { requireNumberingBasis } from '../classification/schedule-in-force.ts';
import { findSchemes } from '../classification/scheme-queries.ts';
import { type NumberedRecord, numberRecordsInPlace } from '../records/file-record.ts';
import { takeNumbers } from './numbering/class-head.ts';
import { type Place, type Placeable, placeOf } from './place-records.ts';

type NumberRecords = {
  fondsId: string;
  recordIds: readonly string[];
  /** The job that files them. */
  filingId?: string;
};

/**
 * Gives records their archival codes. The class's head row is locked until the transaction ends, so
 * numbers have no gap but the reserved ones whatever fails; records keep the order they are named in.
 * What somebody else has filed or spoilt meanwhile is passed over. Returns how many were numbered.
 */
export const numberRecords = command<NumberRecords, number>({
  name: 'arrangement.number-records',

  async perform({ tx, actor, now }, { fondsId, recordIds, filingId }) {
    const fonds = await getFonds(tx, fondsId);
    await requireNumberingBasis(tx, fonds, dayOf(now));
    const schemes = await findSchemes(tx, fondsId);
    const records = await lockReady(tx, fondsId, recordIds);
    const placed = records.map((record) => ({ record, place: placeOf(fonds, schemes, record) }));

    const numbered: NumberedRecord[] = [];
    for (const [classKey, members] of Map.groupBy(placed, ({ place }) => place.classKey)) {
      const numbers = await takeNumbers(tx, fonds, classKey, members.length);
      for (const [index, itemNumber] of numbers.entries()) {
        const member = members[index];
        if (member) numbered.push(numberedAs(member, itemNumber));
      }
    }
    const [event, ...more] = await numberRecordsInPlace(
      { tx, actor, now, fonds, filingId: filingId ?? null },
      numbered,
    );
    return event ? changed(numbered.length, event, ...more) : unchanged(0);
  },
});

type Placed = { readonly record: Placeable; readonly place: Place };

export function numberedAs({ record, place }: Placed, itemNumber: number): NumberedRecord {
  return {
    recordId: record.id,
    classKey: place.classKey,
    itemNumber,
    archivalCode: codeOf(place, itemNumber),
    codeRule: place.scheme.codeRule,
  };
}

export async function lockReady(
  tx: Tx,
  fondsId: string,
  recordIds: readonly string[],
): Promise<Placeable[]> {
  const rows = await tx
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['record.id', 'record.category', 'record.year', 'record.retention'])
    .select(['record.department_name', 'department.code as departmentCode'])
    .select(['matter.code as matterCode', 'matter.name as matterName'])
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('record.fonds_id', '=', fondsId)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where('filing_fault.by_volume', '=', false)
    .where(sql<boolean>`cardinality(filing_fault.faults) = 0`)
    // Two filings at once lock in one order, or each could wait for the other.
    .orderBy('record.id')
    .forUpdate('record')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return recordIds.flatMap((id) => byId.get(id) ?? []);
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
