import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';
import { countMemoirs } from './memoir-queries.ts';

/** Memoirs that wait for the leader, and those that came back to whoever writes. */
export async function findMemoirWork(db: Db, actor: Actor): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  const add = async (state: 'submitted' | 'returned', title: string, action: string) => {
    const found = await countMemoirs(db, { state });
    const to = `/collection/memoirs?state=${state}`;
    if (found.count > 0) items.push({ key: `memoirs-${state}`, title, to, action, ...found });
  };
  if (actor.permissions.has('collection.confirm-memoir'))
    await add('submitted', '记事待审定', '审定');
  if (actor.permissions.has('collection.write-memoir')) await add('returned', '记事被退回', '修改');
  return items;
}
