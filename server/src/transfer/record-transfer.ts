import {
  dueStandingIn,
  dueYear,
  type TransferRule,
} from '@lantai/contract/transfer/transfer-rule.ts';
import { yearOf } from '#platform/clock.ts';
import type { Db, Row } from '#platform/database.ts';
import { getShownRecord } from '../records/record-queries.ts';
import { findRule } from './rule-queries.ts';

/** Whether a record is transferred, and whether its period was already due: in one question (G.5). */
export async function getRecordTransfer(db: Db, recordId: string, now: Date) {
  const record = await getShownRecord(db, recordId);
  const rule = await findRule(db, record.agency_id);
  const due = dueOf(record, rule);
  return {
    due:
      due === null
        ? null
        : {
            year: due,
            standing: dueStandingIn(yearOf(now), due),
            ...{ basis: rule.basis, confirmed: rule.confirmed },
          },
    batch: await findBatchOf(db, recordId),
    transferred: transferredOf(record, rule),
  };
}

/** Only what is kept for ever has a year in which it is due. */
export function dueOf(record: Row<'record'>, rule: TransferRule): number | null {
  const { retention, year, carrier } = record;
  return retention === 'Y' && year !== null ? dueYear(year, carrier, rule) : null;
}

/** Early is what went before the last year of its period. */
export function wasEarly(record: Row<'record'>, rule: TransferRule): boolean | null {
  const due = dueOf(record, rule);
  if (due === null || record.transferred_on === null) return null;
  return Number(record.transferred_on.slice(0, 4)) < due;
}

function transferredOf(record: Row<'record'>, rule: TransferRule) {
  const { transferred_on: on, transferred_to: archiveName, transfer_number: number } = record;
  if (on === null || archiveName === null || number === null) return null;
  const copyUntil = Number(on.slice(0, 4)) + rule.copyYears;
  return { on, archiveName, number, early: wasEarly(record, rule), copyUntil };
}

async function findBatchOf(db: Db, recordId: string) {
  const batch = await db
    .selectFrom('transfer_item')
    .innerJoin('transfer_batch', 'transfer_batch.id', 'transfer_item.batch_id')
    .select(['transfer_batch.id', 'transfer_batch.number', 'transfer_batch.state'])
    .where('transfer_item.record_id', '=', recordId)
    .where('transfer_item.released', '=', false)
    .executeTakeFirst();
  return batch ?? null;
}
