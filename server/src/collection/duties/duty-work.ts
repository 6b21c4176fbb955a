import { categoryName } from '@lantai/contract/classification/category.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf, yearOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { isIdle } from '../../records/record-queries.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';
import { countCases, findCategoriesToReview } from '../out-of-scope/case-queries.ts';
import { findDuties } from './duty-queries.ts';
import { leastIdleWarnDays } from './idle-days.ts';

/** What waits in the duties of collecting. Every count is the total of the list its link opens. */
export async function findDutyWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  const may = (permission: 'submit' | 'accept' | 'pre-file' | 'decide') =>
    actor.permissions.has(`collection.${permission}`);
  const items: WorkItem[] = [];
  if (may('submit')) items.push(await scopeWork(db, 'waiting', '范围外文件待提出意见', '提出意见'));
  if (may('accept')) items.push(await scopeWork(db, 'proposed', '范围外文件待决定', '决定'));
  if (may('decide')) items.push(...(await schedulesToReview(db, yearOf(now))));
  if (may('pre-file')) {
    items.push(await monthsOverdue(db, actor, now));
    items.push(await idleRecords(db, actor, now));
  }
  return items.filter(({ count }) => count > 0);
}

async function scopeWork(
  db: Db,
  state: 'waiting' | 'proposed',
  title: string,
  action: string,
): Promise<WorkItem> {
  const to = `/collection/out-of-scope?state=${state}`;
  return { key: `scope-${state}`, title, to, action, ...(await countCases(db, { state })) };
}

async function schedulesToReview(db: Db, year: number): Promise<WorkItem[]> {
  const categories = await findCategoriesToReview(db, year);
  return categories.map(({ category, count, oldestAt }) => ({
    key: `scope-review-${category}`,
    title: `${categoryName(category)}门类范围外文件多，归档范围待复核`,
    to: `/collection/out-of-scope?category=${category}&year=${year}`,
    action: '复核',
    count,
    oldestAt,
  }));
}

async function monthsOverdue(db: Db, actor: Actor, now: Date): Promise<WorkItem> {
  const { months } = await findDuties(db, actor, { now });
  const overdue = months.filter(({ state }) => state === 'overdue');
  return {
    key: 'months-overdue',
    title: '月末核对已逾期',
    to: '/collection/duties?state=overdue',
    action: '核对',
    count: overdue.length,
    oldestAt: null,
  };
}

/** A temporary number that nothing has happened to for so long that its paper may be lost (A.5). */
async function idleRecords(db: Db, actor: Actor, now: Date): Promise<WorkItem> {
  const days = await leastIdleWarnDays(db);
  const idleBefore = dayOf(new Date(now.getTime() - days * 86_400_000));
  const works = [...actor.scope.works];
  const found = await db
    .selectFrom('record')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('changed_at').as('oldestAt'))
    .where(isIdle(idleBefore))
    .where(
      sql<boolean>`(agency_id = any(${works}::uuid[]) or department_id = any(${works}::uuid[]))`,
    )
    .executeTakeFirstOrThrow();
  return {
    key: 'idle',
    title: `临时编号文件 ${days} 天以上无变动`,
    to: `/records?idleBefore=${idleBefore}`,
    action: '催办',
    ...found,
  };
}
