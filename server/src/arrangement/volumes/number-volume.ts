import { numbersByPage, volumeCode } from '@lantai/contract/classification/volume-code.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { requireNumberingBasis } from '../../classification/schedule-in-force.ts';
import { numberRecordsInPlace } from '../../records/file-record.ts';
import { takeNumbers } from '../numbering/class-head.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';
import { placeOfVolume } from './volume-place.ts';

/**
 * Gives a closed volume the next number of its class, and each record in it its place as its number,
 * all or nothing. Returns how many records were numbered; they are written to the store afterwards.
 */
export const numberVolume = command<{ volumeId: string; filingId?: string }, number>({
  name: 'arrangement.number-volume',

  async perform(context, { volumeId, filingId }) {
    const { tx, actor, now } = context;
    const volume = await lockVolume(tx, volumeId);
    const state = volumeStep(volume, 'file');
    const fonds = await getFonds(tx, volume.fonds_id);
    const items = await lockReadyItems(tx, volume);
    const { scheme, place, classKey } = await placeOfVolume(tx, fonds, volume);
    await requireNumberingBasis(tx, fonds, dayOf(now));
    const [number = 0] = await takeNumbers(tx, fonds, classKey, 1);
    const itemsKey = `${classKey}/${number}`;
    const byPage = numbersByPage(scheme.codeRule);
    const archivalCode = volumeCode(scheme.codeRule, place, number);
    const events = await numberRecordsInPlace(
      { tx, actor, now, fonds, filingId: filingId ?? null },
      items.map(({ record_id, position, page_from }) => ({
        recordId: record_id,
        classKey: itemsKey,
        itemNumber: position,
        archivalCode: volumeCode(
          scheme.codeRule,
          place,
          number,
          byPage ? (page_from ?? 0) : position,
        ),
        codeRule: scheme.codeRule,
      })),
    );
    const event = await volumeChanged(
      context,
      volume,
      {
        state,
        class_key: classKey,
        number,
        archival_code: archivalCode,
        items_key: itemsKey,
        code_rule: JSON.stringify(scheme.codeRule),
        filed_at: now,
        filed_by: actor.personId,
      },
      { from: volume.state, to: state, archivalCode, records: items.length },
    );
    return changed(items.length, event, ...events);
  },
});

/** A volume is filed whole: one record that is not ready keeps all of it back, and is named. */
export async function lockReadyItems(tx: Tx, { id }: Pick<Row<'volume'>, 'id'>) {
  const items = await tx
    .selectFrom('volume_item')
    .innerJoin('record', 'record.id', 'volume_item.record_id')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .select(['volume_item.record_id', 'volume_item.position', 'volume_item.page_from'])
    .select(['record.title', 'record.awaits_number', 'record.quarantined_at'])
    .select('filing_fault.faults')
    .where('volume_id', '=', id)
    .orderBy('record.id')
    .forUpdate('record')
    .execute();
  const unready = items.filter(
    ({ awaits_number, quarantined_at, faults }) =>
      !awaits_number || quarantined_at !== null || faults.length > 0,
  );
  if (unready.length > 0)
    throw new Problem('arrangement.not-ready', {
      count: unready.length,
      reason: unready.map(reasonOf).slice(0, 5).join('；'),
    });
  return items.toSorted((one, other) => one.position - other.position);
}

function reasonOf({
  title,
  quarantined_at,
  faults,
}: {
  title: string | null;
  quarantined_at: Date | null;
  faults: (keyof typeof filingFaults)[];
}): string {
  if (quarantined_at) return '一件带密级标志，已隔离';
  const said = faults.map((fault) => filingFaults[fault]).join('、');
  return `“${title ?? ''}”${said || '已归档、已作废或尚未验收'}`;
}
