import {
  boxesEndingAt,
  type PaperRule,
  type PlannedBox,
} from '@lantai/contract/arrangement/box-plan.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { assignBoxes } from '../../records/assign-boxes.ts';
import { lockClassHead } from '../numbering/class-head.ts';
import { getClass, type ShownClass } from '../numbering/class-places.ts';
import { findItemsToBox } from './plan-boxes.ts';

type ApplyBoxPlan = {
  fondsId: string;
  classKey: string;
  paper: PaperRule;
  lastItems: readonly number[];
};

/** Makes the boxes of a plan as it was shown; boxes that are still open give way to it. */
export const applyBoxPlan = command<ApplyBoxPlan, { boxes: number }>({
  name: 'arrangement.apply-box-plan',

  async perform({ tx, actor, now }, { fondsId, classKey, paper, lastItems }) {
    const fonds = await getFonds(tx, fondsId);
    // Nobody files into the class, or plans it, at the same time.
    await lockClassHead(tx, fonds, classKey);
    const { items, nextNumber } = await findItemsToBox(tx, { fondsId, classKey });
    const last = items.at(-1)?.item;
    if (last === undefined) throw new Problem('arrangement.nothing-to-box');
    const planned = boxesEndingAt(items, lastItems, paper);
    // Records filed since the plan was shown would lie in a box nobody has seen.
    if (Math.max(...lastItems) !== last || planned.length !== new Set(lastItems).size)
      throw new Problem('arrangement.plan-out-of-date', { last });
    await removeOpenBoxes(tx, fondsId, classKey);
    const place = { fonds, shown: await getClass(tx, fondsId, classKey) };
    await tx
      .insertInto('box')
      .values(
        planned.map((box, index) => ({
          ...newBox(place, box, nextNumber + index),
          planned_by: actor.personId,
          planned_at: now,
        })),
      )
      .execute();
    await assignBoxes(
      tx,
      { fondsId, classKey },
      planned.map(({ first, last: end }, index) => ({
        first,
        last: end,
        boxNumber: String(nextNumber + index),
      })),
    );
    const details = { classKey, boxes: planned.length, firstNumber: nextNumber, paper, lastItems };
    return changed(
      { boxes: planned.length },
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details },
    );
  },
});

async function removeOpenBoxes(tx: Tx, fondsId: string, classKey: string): Promise<void> {
  await tx
    .deleteFrom('box')
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .where('state', '=', 'open')
    .execute();
}

function newBox(
  { fonds, shown }: { fonds: Row<'fonds'>; shown: ShownClass },
  box: PlannedBox,
  number: number,
) {
  return {
    agency_id: fonds.agency_id,
    fonds_id: fonds.id,
    class_key: shown.classKey,
    category: shown.category,
    year: shown.year ?? 0,
    retention: shown.retention ?? '',
    department_name: shown.department,
    number,
    thickness: box.thickness,
    first_item: box.first,
    last_item: box.last,
    records: box.records,
    pages: box.pages,
    content_mm: box.contentMm,
    location: null,
    closed_by: null,
    closed_at: null,
    shelved_by: null,
    shelved_at: null,
  };
}
