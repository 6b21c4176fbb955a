import { rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findSchemes } from '../../classification/scheme-queries.ts';
import { numberRecordsInPlace } from '../../records/file-record.ts';
import { lockReady, numberedAs } from '../number-records.ts';
import { placeOf } from '../place-records.ts';
import { lockClassHead } from './class-head.ts';
import { lockReservation } from './lock-reservation.ts';

type GiveReservedNumber = { reservationId: string; recordId: string; number: number };

/** Gives a reserved number to the record it was kept for; the record is then filed like any other. */
export const giveReservedNumber = command<
  GiveReservedNumber,
  { archivalCode: string; jobId: string }
>({
  name: 'arrangement.give-reserved-number',

  async perform({ tx, actor, now }, { reservationId, recordId, number }) {
    const reservation = await lockReservation(tx, reservationId);
    const { fonds_id, agency_id, class_key } = reservation;
    const fonds = await getFonds(tx, fonds_id);
    await lockClassHead(tx, fonds, class_key);
    await requireFree(tx, reservation, number);
    const [record] = await lockReady(tx, fonds_id, [recordId]);
    if (!record) throw await notReady(tx, recordId);
    const place = placeOf(fonds, await findSchemes(tx, fonds_id), record);
    if (place.classKey !== class_key)
      throw new Problem('arrangement.record-of-another-class', {
        actual: place.classKey,
        expected: class_key,
      });
    const numbered = numberedAs({ record, place }, number);
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'arrangement.file-records' },
      // No record named: what has its number is finished first, and nothing else is to be done.
      { agencyId: agency_id, payload: { fondsId: fonds_id, recordIds: [] } },
    );
    const events = await numberRecordsInPlace({ tx, actor, now, fonds, filingId: jobId }, [
      numbered,
    ]);
    const { archivalCode } = numbered;
    const details = { classKey: class_key, number, archivalCode, reason: reservation.reason };
    return changed(
      { archivalCode, jobId },
      { subject: `fonds:${fonds_id}`, agencyId: agency_id, details },
      ...events,
    );
  },
});

async function requireFree(
  tx: Tx,
  { fonds_id, class_key, first_number, last_number }: Row<'reserved_range'>,
  number: number,
): Promise<void> {
  const holder = await tx
    .selectFrom('record')
    .select('id')
    .where('fonds_id', '=', fonds_id)
    .where('class_key', '=', class_key)
    .where('item_number', '=', number)
    .executeTakeFirst();
  if (holder || number < first_number || number > last_number)
    throw new Problem('arrangement.number-not-reserved', {
      number,
      range: rangesText([{ first: first_number, last: last_number }]),
    });
}

async function notReady(tx: Tx, recordId: string): Promise<Problem> {
  const record = await tx
    .selectFrom('record')
    .select('id')
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) return new Problem('records.not-found');
  return new Problem('arrangement.not-ready', {
    count: 1,
    reason: '未验收、已有档号，或著录不全，在“未归档”按“可归档”筛选',
  });
}
