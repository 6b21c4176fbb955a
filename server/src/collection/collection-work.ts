import { isLineOwed } from '@lantai/contract/collection/plan.ts';
import { daysOnTheWay } from '@lantai/contract/collection/receipts.api.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';
import { findLinesInForce } from './plans/plan-queries.ts';
import { findProposals } from './proposals/proposal-queries.ts';

type Waiting = { count: number; oldestAt: Date | null };
type Reading = { readonly db: Db; readonly actor: Actor; readonly now: Date };

/** What waits for this person in handing over. Every count is the total of the list its link opens. */
export async function findCollectionWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  const reading = { db, actor, now };
  const may = actor.permissions;
  const items: WorkItem[] = [];
  const add = (item: Omit<WorkItem, keyof Waiting>, found: Waiting) => {
    if (found.count > 0) items.push({ ...item, ...found });
  };
  if (may.has('collection.pre-file') && !may.has('collection.accept'))
    add(
      {
        key: 'returned',
        title: '退回补正',
        to: '/collection/pre-filing?state=returned',
        action: '补正',
      },
      await inState(reading, 'returned'),
    );
  if (may.has('collection.submit'))
    add(
      {
        key: 'to-submit',
        title: '预归档，待提交',
        to: '/collection/pre-filing?state=pre-filed',
        action: '提交',
      },
      await inState(reading, 'pre-filed'),
    );
  if (may.has('collection.accept'))
    add(
      {
        key: 'to-accept',
        title: '移交批次待验收',
        to: '/collection/submissions?state=checking',
        action: '验收',
      },
      await openBatches(reading),
    );
  if (may.has('collection.submit') || may.has('collection.accept'))
    add(
      {
        key: 'proposals',
        title: '申请待批准',
        to: '/collection/proposals?mine=true',
        action: '审批',
      },
      await proposalsForMe(reading),
    );
  if (may.has('collection.propose'))
    add(
      { key: 'papers', title: '纸质件待签收', to: '/collection/papers?mine=true', action: '签收' },
      await papersForMe(reading),
    );
  if (may.has('collection.accept'))
    add(
      {
        key: 'papers-late',
        title: `纸质件在途超过 ${daysOnTheWay} 天`,
        to: `/collection/papers?days=${daysOnTheWay}`,
        action: '催还',
      },
      await latePapers(reading),
    );
  if (may.has('collection.acknowledge'))
    add(
      { key: 'plan-lines', title: '归档计划待签收', to: '/collection/plans', action: '签收' },
      await unacknowledgedLines(reading),
    );
  if (may.has('collection.approve-plan'))
    add(
      { key: 'plans', title: '归档计划待批准', to: '/collection/plans', action: '批准' },
      await draftPlans(reading),
    );
  return items;
}

async function inState({ db, actor }: Reading, state: 'returned' | 'pre-filed'): Promise<Waiting> {
  return db
    .selectFrom('record')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('changed_at').as('oldestAt'))
    .where('state', '=', state)
    .where('quarantined_at', 'is', null)
    .where('received_as', '=', 'collected')
    .where(
      sql<boolean>`(agency_id = any(${[...actor.scope.works]}::uuid[]) or department_id = any(${[...actor.scope.works]}::uuid[]))`,
    )
    .executeTakeFirstOrThrow();
}

async function openBatches({ db }: Reading): Promise<Waiting> {
  return db
    .selectFrom('submission')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('submitted_at').as('oldestAt'))
    .where('state', '=', 'checking')
    .executeTakeFirstOrThrow();
}

async function proposalsForMe({ db, actor }: Reading): Promise<Waiting> {
  const { proposals } = await findProposals(db, actor, { state: 'open', mine: true });
  return { count: proposals.length, oldestAt: proposals[0]?.proposedAt ?? null };
}

async function papersForMe({ db, actor }: Reading): Promise<Waiting> {
  return db
    .selectFrom('paper_receipt')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('handed_at').as('oldestAt'))
    .where('to_person', '=', actor.personId)
    .where('received_at', 'is', null)
    .executeTakeFirstOrThrow();
}

async function latePapers({ db, now }: Reading): Promise<Waiting> {
  const before = new Date(now.getTime() - (daysOnTheWay + 1) * 86_400_000);
  return db
    .selectFrom('paper_receipt')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('handed_at').as('oldestAt'))
    .where('returned_at', 'is', null)
    .where('handed_at', '<=', before)
    .executeTakeFirstOrThrow();
}

async function unacknowledgedLines({ db, actor }: Reading): Promise<Waiting> {
  return db
    .selectFrom('plan_line as line')
    .innerJoin('archiving_plan as plan', 'plan.id', 'line.plan_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('plan.published_at').as('oldestAt'))
    .where('line.withdrawn', '=', false)
    .where('line.acknowledged_at', 'is', null)
    .where('plan.state', 'in', ['published', 'in-progress'])
    .where(sql<boolean>`line.department_id = any(${[...actor.scope.works]}::uuid[])`)
    .executeTakeFirstOrThrow();
}

async function draftPlans({ db }: Reading): Promise<Waiting> {
  return db
    .selectFrom('archiving_plan')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('drawn_up_at').as('oldestAt'))
    .where('state', '=', 'draft')
    .where('approved_at', 'is', null)
    .executeTakeFirstOrThrow();
}

/** What is due within a month or past its day and neither done nor explained, of the departments one works in. */
export async function findDueLines(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  if (!actor.permissions.has('collection.acknowledge')) return [];
  const owed = (await findLinesInForce(db, dayOf(now))).filter(
    (line) => isLineOwed(line) && actor.scope.works.includes(line.departmentId),
  );
  const item = (key: string, title: string, lines: typeof owed): WorkItem => ({
    ...{ key, title, to: '/collection/plans', action: '查看' },
    count: lines.length,
    oldestAt: lines.map(({ publishedAt }) => publishedAt).toSorted(earlierFirst)[0] ?? null,
  });
  return [
    item(
      'plan-overdue',
      '归档计划已逾期',
      owed.filter(({ daysToDue }) => daysToDue < 0),
    ),
    item(
      'plan-near',
      '归档计划 30 天内到期',
      owed.filter(({ daysToDue }) => daysToDue >= 0 && daysToDue <= 30),
    ),
  ].filter(({ count }) => count > 0);
}

function earlierFirst(one: Date | null, other: Date | null): number {
  return (one?.getTime() ?? 0) - (other?.getTime() ?? 0);
}
