import { gapCauseNames, rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import type { Db } from '#platform/database.ts';

type InClass = { fondsId: string; classKey: string };

/** What 盒脊 and 备考表 say of a box beside its records: who arranged and checked it, and its empty numbers. */
export async function findPrintedBoxes(db: Db, { fondsId, classKey }: InClass) {
  const boxes = await db
    .selectFrom('box')
    .leftJoin('person as planner', 'planner.id', 'box.planned_by')
    .leftJoin('person as closer', 'closer.id', 'box.closed_by')
    .select(['box.number', 'thickness', 'last_item', 'planned_at', 'closed_at'])
    .select(['planner.name as arrangedBy', 'closer.name as checkedBy'])
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .orderBy('box.number')
    .execute();
  const gaps = await db
    .selectFrom('explained_gap')
    .select(['first_number as first', 'last_number as last', 'cause', 'reason'])
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .orderBy('first_number')
    .execute();
  return boxes.map((box, index) => {
    const from = (boxes[index - 1]?.last_item ?? 0) + 1;
    return {
      number: String(box.number),
      thickness: box.thickness,
      arrangedBy: box.arrangedBy,
      arrangedAt: box.planned_at,
      checkedBy: box.checkedBy,
      checkedAt: box.closed_at,
      notes: gaps
        .filter(({ first }) => from <= first && first <= box.last_item)
        .map((gap) => `件号 ${rangesText([gap])} ${gapCauseNames[gap.cause]}：${gap.reason}`),
    };
  });
}
