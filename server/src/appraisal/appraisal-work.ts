import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';
import { owes } from './batch-queries.ts';
import { findExpired } from './expiry-queries.ts';

/** What has expired waits for who organises; batches wait for their members and their leader. */
export async function findAppraisalWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  const { permissions } = actor;
  if (!permissions.has('appraisal.take-part')) return [];
  const items: WorkItem[] = [];
  if (permissions.has('appraisal.organise')) {
    const open = { expiredBy: dayOf(now), standing: 'open' } as const;
    const { total } = await findExpired(db, open, { limit: 1 });
    items.push({
      key: 'expired',
      title: '保管期限到期，待鉴定',
      count: total,
      oldestAt: null,
      to: '/appraisal/expired?standing=open',
      action: '鉴定',
    });
  }
  const owed = await db
    .selectFrom('appraisal_batch as batch')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select(sql<Date | null>`min(batch.opened_at)`.as('oldestAt'))
    .where(owes(actor))
    .executeTakeFirstOrThrow();
  items.push({
    key: 'appraisal-owed',
    title: '鉴定批次待我填写意见或作结论',
    to: '/appraisal/batches?mine=true',
    action: '鉴定',
    ...owed,
  });
  return items.filter(({ count }) => count > 0);
}
