import { type BoxState, boxStateNames } from '@lantai/contract/arrangement/box-plan.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Step = { readonly from: readonly BoxState[]; readonly action: string };

/** A box in one of the states its next step begins in, held until the transaction ends. */
export async function lockBox(tx: Tx, id: string, { from, action }: Step): Promise<Row<'box'>> {
  const box = await tx
    .selectFrom('box')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!box) throw new Problem('arrangement.box-not-found');
  if (!from.includes(box.state))
    throw new Problem('arrangement.box-wrong-state', { state: boxStateNames[box.state], action });
  return box;
}
