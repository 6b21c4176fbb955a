import { pageRanges, type ReferenceSheet } from '@lantai/contract/arrangement/volumes/volume.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import { numbersByPage } from '@lantai/contract/classification/volume-code.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';
import { removeItems } from './take-out-of-volume.ts';
import { placeOfVolume } from './volume-place.ts';

type CloseVolume = ReferenceSheet & { volumeId: string };

/** Closes a volume with its reference sheet. What was not chosen is in no volume any more. */
export const closeVolume = command<CloseVolume, string>({
  name: 'arrangement.close-volume',

  async perform(context, { volumeId, ...sheet }) {
    const { tx, actor, now } = context;
    const volume = await lockVolume(tx, volumeId);
    const state = volumeStep(volume, 'close');
    if (sheet.compiledBy === sheet.checkedBy)
      throw new Problem('arrangement.volume-checked-by-same');
    const { scheme } = await placeOfVolume(tx, await getFonds(tx, volume.fonds_id), volume);
    if (scheme.bindingCheck && !sheet.binding)
      throw new Problem('arrangement.volume-binding-unstated', {
        category: categoryName(volume.category),
      });
    const left = await keepChosen(tx, volume);
    await layPages(tx, volume, scheme);
    const event = await volumeChanged(
      context,
      volume,
      {
        state,
        situation: sheet.situation,
        compiled_by: sheet.compiledBy,
        compiled_on: sheet.compiledOn,
        checked_by: sheet.checkedBy,
        checked_on: sheet.checkedOn,
        binding: sheet.binding ? JSON.stringify(sheet.binding) : null,
        closed_at: now,
        closed_by: actor.personId,
      },
      { from: volume.state, to: state, ...sheet, ...(left.length > 0 && { notChosen: left }) },
    );
    return changed(volumeId, event);
  },
});

async function keepChosen(tx: Tx, { id, wanted }: Row<'volume'>): Promise<string[]> {
  const items = await tx
    .selectFrom('volume_item')
    .select(['record_id', 'chosen'])
    .where('volume_id', '=', id)
    .execute();
  const left = items.filter(({ chosen }) => !chosen).map(({ record_id }) => record_id);
  const chosen = items.length - left.length;
  if (chosen === 0) throw new Problem('arrangement.volume-empty');
  if (wanted !== null && chosen !== wanted)
    throw new Problem('arrangement.volume-selection', { wanted, chosen });
  if (left.length > 0) await removeItems(tx, id, left);
  return left;
}

/** From now on the pages are what the closed volume has, whatever a record's count becomes later. */
async function layPages(
  tx: Tx,
  volume: Row<'volume'>,
  scheme: ClassificationScheme,
): Promise<void> {
  const items = await tx
    .selectFrom('volume_item')
    .innerJoin('record', 'record.id', 'volume_item.record_id')
    .select(['volume_item.record_id as recordId', 'record.pages', 'record.title'])
    .where('volume_id', '=', volume.id)
    .orderBy('position')
    .execute();
  const uncounted = items.find(({ pages }) => pages === null);
  if (uncounted && numbersByPage(scheme.codeRule))
    throw new Problem('arrangement.volume-pages-missing', { title: uncounted.title ?? '' });
  const laid = pageRanges(items.map(({ pages }) => pages)).map((range, index) => ({
    recordId: items[index]?.recordId,
    from: range?.from ?? null,
    to: range?.to ?? null,
  }));
  await sql`
    update volume_item set page_from = given."from", page_to = given."to"
    from jsonb_to_recordset(${JSON.stringify(laid)}::jsonb)
      as given("recordId" uuid, "from" int, "to" int)
    where volume_item.record_id = given."recordId"`.execute(tx);
}
