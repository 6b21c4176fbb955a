import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { countedRetention } from '@lantai/contract/records/record.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Class = Pick<Row<'volume'>, 'id' | 'fonds_id' | 'category' | 'year' | 'retention'>;

/** Records that may be put into a volume, oldest first; for the page that offers them. */
export function candidatesFor(db: Db, { fonds_id, category, year, retention }: Class) {
  return db
    .selectFrom('record')
    .select('record.id')
    .where('record.fonds_id', '=', fonds_id)
    .where('record.category', '=', category)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where('record.year', '=', year)
    .where('record.retention', 'in', spellings(retention))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('volume_item')
            .select('record_id')
            .whereRef('volume_item.record_id', '=', 'record.id'),
        ),
      ),
    );
}

/** 长期 is filed as 定期30年: a volume of that period takes both. */
function spellings(retention: string): string[] {
  return [retention, '长期', '短期'].filter((term) => countedRetention(term) === retention);
}

/** Locks the records, and refuses them all where one does not belong into the volume. */
export async function lockFitting(tx: Tx, volume: Class, recordIds: readonly string[]) {
  const rows = await tx
    .selectFrom('record')
    .selectAll('record')
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .orderBy('record.id')
    .forUpdate('record')
    .execute();
  if (rows.length < new Set(recordIds).size) throw new Problem('records.not-found');
  const elsewhere = await tx
    .selectFrom('volume_item')
    .select('record_id')
    .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('volume_id', '<>', volume.id)
    .execute();
  const taken = new Set(elsewhere.map(({ record_id }) => record_id));
  const reasons = rows.flatMap((record) => misfit(volume, record, taken.has(record.id)) ?? []);
  if (reasons.length > 0)
    throw new Problem('arrangement.not-for-volume', {
      count: reasons.length,
      reason: [...new Set(reasons)].join('；'),
    });
}

function misfit(volume: Class, record: Row<'record'>, taken: boolean): string | undefined {
  const named = `“${record.title ?? record.temporary_number ?? ''}”`;
  if (record.fonds_id !== volume.fonds_id) return `${named}属于别的全宗`;
  if (record.category !== volume.category) return `${named}属于别的门类`;
  if (taken) return `${named}已在别的案卷中`;
  if (record.quarantined_at) return `${named}带密级标志，已隔离`;
  if (!record.awaits_number) return `${named}${recordStateNames[record.state]}，尚未验收或已归档`;
  if (record.year !== volume.year) return `${named}年度为 ${record.year ?? '空'}`;
  if (record.retention === null) return `${named}${filingFaults['retention-missing']}`;
  if (countedRetention(record.retention) !== volume.retention)
    return `${named}保管期限为 ${record.retention}`;
  return undefined;
}
