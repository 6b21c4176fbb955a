import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';

/** Renumberings that wait for approval: counted as the list shows them, also one's own, which another must decide. */
export async function findRenumberingWork(db: Db, actor: Actor): Promise<WorkItem[]> {
  if (!actor.permissions.has('arrangement.approve-renumbering')) return [];
  const found = await db
    .selectFrom('renumbering')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('proposed_at').as('oldestAt'))
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow();
  if (found.count === 0) return [];
  const to = '/arrangement/renumberings?state=proposed';
  return [{ key: 'renumberings', title: '编号调整待批准', to, action: '审批', ...found }];
}
