import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { findExchangeWork } from './exchange-work.ts';

export type WorkItem = {
  key: string;
  title: string;
  count: number;
  oldestAt: Date | null;
  to: string;
  action: string;
};

/** What waits for this person. Every count is the total of the list its link opens. */
export async function findWork(db: Db, actor: Actor): Promise<WorkItem[]> {
  const items: (WorkItem | undefined)[] = [];
  if (actor.permissions.has('arrangement.file')) {
    items.push(
      await count(
        db,
        { key: 'ready', title: '可以归档', to: '/arrangement/filing', action: '归档' },
        readyToFile,
      ),
    );
  }
  if (actor.permissions.has('records.describe')) {
    items.push(
      await count(
        db,
        { key: 'faulty', title: '著录有误，不能归档', to: '/records?ready=false', action: '补正' },
        withFaults,
      ),
      await count(
        db,
        { key: 'draft', title: '草稿', to: '/records?state=draft', action: '著录' },
        drafts,
      ),
    );
  }
  if (actor.permissions.has('records.review-quarantine'))
    items.push(
      await count(
        db,
        {
          key: 'quarantine',
          title: '带密级标志，已隔离',
          to: '/records?quarantined=true',
          action: '处理',
        },
        quarantined,
      ),
    );
  if (actor.permissions.has('classification.approve')) items.push(await submittedSchedules(db));
  items.push(...(await findExchangeWork(db, actor)));
  return items.filter((item) => item !== undefined && item.count > 0) as WorkItem[];
}

const readyToFile = sql<boolean>`record.awaits_number and record.quarantined_at is null and cardinality(faults) = 0`;
const withFaults = sql<boolean>`record.awaits_number and record.quarantined_at is null and cardinality(faults) > 0`;
const drafts = sql<boolean>`record.state = 'draft'`;
const quarantined = sql<boolean>`record.quarantined_at is not null and record.state <> 'voided'`;

async function count(
  db: Db,
  item: Omit<WorkItem, 'count' | 'oldestAt'>,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<WorkItem> {
  const found = await db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('record.created_at').as('oldestAt'))
    .where(condition)
    .executeTakeFirstOrThrow();
  return { ...item, ...found };
}

async function submittedSchedules(db: Db): Promise<WorkItem> {
  const found = await db
    .selectFrom('retention_schedule')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('submitted_at').as('oldestAt'))
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return {
    key: 'schedules',
    title: '保管期限表待审批',
    to: '/classification?tab=schedules',
    action: '审批',
    ...found,
  };
}
