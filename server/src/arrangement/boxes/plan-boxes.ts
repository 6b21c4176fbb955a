import { type BoxItem, type PaperRule, planBoxes } from '@lantai/contract/arrangement/box-plan.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type InClass = { fondsId: string; classKey: string };

/** What is planned: everything on paper behind the last box that is closed; open boxes are planned anew. */
export async function findItemsToBox(db: Db, { fondsId, classKey }: InClass) {
  const boxes = await db
    .selectFrom('box')
    .select(['number', 'last_item', 'state'])
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .execute();
  const kept = boxes.filter(({ state }) => state !== 'open');
  const lastItem = kept.reduce((most, box) => Math.max(most, box.last_item), 0);
  const lastNumber = kept.reduce((most, box) => Math.max(most, box.number), 0);
  const items = await db
    .selectFrom('record')
    .select(['item_number', 'pages', 'archival_code', 'title'])
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .where('state', '=', 'filed')
    .where('carrier', '<>', 'electronic')
    .where('item_number', '>', lastItem)
    .orderBy('item_number')
    .execute();
  return {
    nextNumber: lastNumber + 1,
    replaces: boxes.length - kept.length,
    items: items.map(({ item_number, pages, archival_code, title }) => ({
      item: item_number ?? 0,
      pages,
      archivalCode: archival_code ?? '',
      title,
    })) satisfies (BoxItem & object)[],
  };
}

export async function planBoxesOf(db: Db, { fondsId, classKey, ...paper }: InClass & PaperRule) {
  await getFonds(db, fondsId);
  const plan = await findItemsToBox(db, { fondsId, classKey });
  return { ...plan, boxes: planBoxes(plan.items, paper) };
}
