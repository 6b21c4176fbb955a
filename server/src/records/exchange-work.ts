import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from './workbench-queries.ts';

/** What office systems handed over and what waits for somebody here, or never came (K.1 no. 5). */
export async function findExchangeWork(db: Db, { permissions }: Actor): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  if (permissions.has('capture.manage-sources')) {
    items.push(
      await heldFor(db, 'organisation', '移交件的机构待定', '对应部门'),
      await deadPushes(db),
    );
  }
  if (permissions.has('collection.accept'))
    items.push(await heldFor(db, 'decision', '来源系统推送了新版本', '处理'), await missing(db));
  return items;
}

async function heldFor(
  db: Db,
  held: 'organisation' | 'decision',
  title: string,
  action: string,
): Promise<WorkItem> {
  const found = await db
    .selectFrom('delivery')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('queued_at').as('oldestAt'))
    .where('held_for', '=', held)
    .executeTakeFirstOrThrow();
  return {
    key: `held-${held}`,
    title,
    action,
    to: `/capture/deliveries?heldFor=${held}`,
    ...found,
  };
}

async function deadPushes(db: Db): Promise<WorkItem> {
  const found = await db
    .selectFrom('receipt_event')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('at').as('oldestAt'))
    .where('push_state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return {
    key: 'dead-pushes',
    title: '回执推送失败，已放弃',
    action: '重推',
    to: '/capture/sources',
    ...found,
  };
}

async function missing(db: Db): Promise<WorkItem> {
  const found = await db
    .selectFrom('finished_standing as stands')
    .innerJoin('finished_instance as instance', (join) =>
      join
        .onRef('instance.source_id', '=', 'stands.source_id')
        .onRef('instance.source_key', '=', 'stands.source_key'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('finished_at').as('oldestAt'))
    .where('standing', '=', 'missing')
    .executeTakeFirstOrThrow();
  return {
    key: 'missing',
    title: '已办结，未收到',
    action: '对账',
    to: '/capture/reconciliation?standing=missing',
    ...found,
  };
}
