import { scheduleStateNames } from '@lantai/contract/classification/fonds.ts';
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
  alarm?: boolean;
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
        { key: 'faulty', title: '不具备归档条件', to: '/records?ready=false', action: '补正' },
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
  for (const [state, permission] of awaited)
    if (actor.permissions.has(permission)) items.push(await schedulesAwaiting(db, state));
  items.push(...(await findExchangeWork(db, actor)));
  return items.filter((item) => item !== undefined && item.count > 0) as WorkItem[];
}

const readyToFile = sql<boolean>`record.awaits_number and record.quarantined_at is null and not by_volume and cardinality(faults) = 0`;
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

/** Who has to say something about a schedule at which step (workflows A.3). */
const awaited = [
  ['department-review', 'classification.confirm'],
  ['internal-approval', 'classification.endorse'],
  ['authority-review', 'classification.approve'],
] as const;

async function schedulesAwaiting(db: Db, state: (typeof awaited)[number][0]): Promise<WorkItem> {
  const found = await db
    .selectFrom('retention_schedule')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('submitted_at').as('oldestAt'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return {
    key: `schedules-${state}`,
    title: `保管期限表：${scheduleStateNames[state]}`,
    to: '/classification?tab=schedules',
    action: '办理',
    ...found,
  };
}
