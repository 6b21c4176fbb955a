import {
  type NumberRange,
  numberStateNames,
  rangesText,
} from '@lantai/contract/arrangement/number-runs.ts';
import type { Db } from '#platform/database.ts';
import { getRuns } from '../numbering/number-map.ts';
import { within } from '../numbering/reserve-numbers.ts';

type Span = { fonds_id: string; class_key: string; first_item: number; last_item: number };

/**
 * Gaps nobody explained and repeats among the numbers of a box, as ranges (workflows A.13: 件号 gap or repeat
 * inside a class, with the range). The first box begins at 1, whatever its first record is.
 */
export async function findNumberFaults(
  db: Db,
  { fonds_id, class_key, first_item, last_item }: Span,
): Promise<{ sentence: string }[]> {
  const before = await db
    .selectFrom('box')
    .select((row) => row.fn.max('last_item').as('last'))
    .where('fonds_id', '=', fonds_id)
    .where('class_key', '=', class_key)
    .where('last_item', '<', first_item)
    .executeTakeFirst();
  const span: NumberRange = { first: (before?.last ?? 0) + 1, last: last_item };
  const runs = await getRuns(db, fonds_id, class_key);
  return (['missing', 'repeated'] as const).flatMap((state) => {
    const ranges = runs.filter((run) => run.state === state).flatMap((run) => within(run, span));
    return ranges.length === 0
      ? []
      : [{ sentence: `${numberStateNames[state]} ${rangesText(ranges)}` }];
  });
}
