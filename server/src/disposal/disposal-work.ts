import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';

/** Lists that wait for the head of the unit, for supervisors, or to be destroyed. */
export async function findDisposalWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  const { permissions, personId } = actor;
  const items: WorkItem[] = [];
  const add = async (
    item: Omit<WorkItem, 'count' | 'oldestAt'>,
    where: ReturnType<typeof sql<boolean>>,
  ) => {
    const found = await db
      .selectFrom('destruction_list as list')
      .select((row) => row.fn.countAll<number>().as('count'))
      .select((row) => row.fn.min('list.proposed_at').as('oldestAt'))
      .where(where)
      .executeTakeFirstOrThrow();
    if (found.count > 0) items.push({ ...item, ...found });
  };
  if (permissions.has('disposal.approve'))
    await add(
      {
        key: 'destruction-approval',
        title: '销毁清册待批准',
        to: '/disposal/lists?state=proposed',
        action: '批准',
      },
      sql<boolean>`list.state = 'proposed'`,
    );
  if (permissions.has('disposal.supervise'))
    await add(
      {
        key: 'destruction-supervision',
        title: '销毁清册存放期满，待监销、销毁',
        to: '/disposal/lists?ready=true',
        action: '监销',
      },
      sql<boolean>`list.state = 'approved' and list.ready_on <= ${dayOf(now)}::date
        and list.approved_by is distinct from ${personId}::uuid`,
    );
  return items;
}
