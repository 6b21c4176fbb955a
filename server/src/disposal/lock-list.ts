import {
  type DestructionState,
  destructionStateNames,
} from '@lantai/contract/disposal/disposal.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Holds a list until the transaction ends; refused where it does not stand where the act needs it. */
export async function lockList(
  tx: Tx,
  listId: string,
  { from, action }: { from: readonly DestructionState[]; action: string },
): Promise<Row<'destruction_list'>> {
  const list = await tx
    .selectFrom('destruction_list')
    .selectAll()
    .where('id', '=', listId)
    .forUpdate()
    .executeTakeFirst();
  if (!list) throw new Problem('disposal.list-not-found');
  if (!from.includes(list.state))
    throw new Problem('disposal.wrong-state', {
      number: list.number,
      state: destructionStateNames[list.state],
      action,
    });
  return list;
}

export async function findRows(db: Db, listId: string): Promise<Row<'destruction_item'>[]> {
  return db
    .selectFrom('destruction_item')
    .selectAll()
    .where('list_id', '=', listId)
    .orderBy('position')
    .execute();
}

/** What is approved is stored for a while before it is destroyed (workflows G.2, S-120). */
export function requireCooled(list: Row<'destruction_list'>, now: Date, action: string): void {
  if (list.ready_on === null || dayOf(now) < list.ready_on)
    throw new Problem('disposal.cooling', {
      number: list.number,
      readyOn: list.ready_on ?? '',
      action,
    });
}

/** Nobody acts twice in what takes several persons. */
export function requireAnother(
  personId: string | null,
  others: readonly { id: string | null; as: string }[],
  action: string,
): void {
  const same = others.find(({ id }) => id !== null && id === personId);
  if (same) throw new Problem('disposal.same-person', { first: same.as, action });
}
