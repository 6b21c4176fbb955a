import type { Actor } from '#platform/actor.ts';
import { dayOf, yearOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';
import { matching } from './batch-queries.ts';
import { findCandidates } from './candidate-queries.ts';

/** What waits on the way to the archive: batches to be tested, sent or put right, and what is overdue. */
export async function findTransferWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  if (!actor.permissions.has('transfer.prepare')) return [];
  const items = [
    await waiting(db, 'packaged', { title: '进馆批次待自检', action: '自检' }),
    await waiting(db, 'self-tested', { title: '进馆批次待提交', action: '提交' }),
    await waiting(db, 'inspected', { title: '进馆批次待交接', action: '交接' }),
    await waiting(db, 'returned', { title: '进馆批次被退回', action: '重新办理' }),
    await late(db, dayOf(now)),
    ...(await overdue(db, actor, yearOf(now))),
  ];
  return items.filter(({ count }) => count > 0);
}

async function waiting(
  db: Db,
  state: 'packaged' | 'self-tested' | 'inspected' | 'returned',
  { title, action }: { title: string; action: string },
): Promise<WorkItem> {
  const found = await matching(db, { state })
    .select((row) => [
      row.fn.countAll<number>().as('count'),
      row.fn.min('batch.moved_at').as('oldestAt'),
    ])
    .executeTakeFirstOrThrow();
  return {
    key: `transfer-${state}`,
    title,
    action,
    to: `/transfer/batches?state=${state}`,
    ...found,
  };
}

async function late(db: Db, today: string): Promise<WorkItem> {
  const found = await matching(db, { lateOn: today })
    .select((row) => [
      row.fn.countAll<number>().as('count'),
      row.fn.min('batch.planned_at').as('oldestAt'),
    ])
    .executeTakeFirstOrThrow();
  const about = { title: '进馆批次已过约定日期', action: '催办', to: '/transfer/batches?late=yes' };
  return { key: 'transfer-late', ...about, ...found };
}

/** Permanent records whose period is over, of each fonds the actor works on. */
async function overdue(db: Db, actor: Actor, thisYear: number): Promise<WorkItem[]> {
  const fonds = await db
    .selectFrom('fonds')
    .select(['id', 'code'])
    .where('agency_id', 'in', [...actor.scope.works, nobody])
    .orderBy('code')
    .execute();
  const items: WorkItem[] = [];
  for (const { id, code } of fonds) {
    const range = { fondsId: id, kind: 'mixed', retention: 'Y', standing: 'overdue' } as const;
    const { total } = await findCandidates(db, range, { refused: 'no', limit: 1, thisYear });
    items.push({
      key: `transfer-overdue-${code}`,
      title: `${code} 逾期未移交进馆的永久档案`,
      count: total,
      oldestAt: null,
      to: `/transfer/due?fonds=${id}&standing=overdue&refused=no`,
      action: '列入批次',
    });
  }
  return items;
}

const nobody = '00000000-0000-0000-0000-000000000000';
