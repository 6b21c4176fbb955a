import { deadlineText } from '@lantai/contract/collection/deadline.ts';
import { isLineOwed, type PlanLine, type PlanRow } from '@lantai/contract/collection/plan.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findCalendars } from '../deadlines/deadline-queries.ts';
import { countFinished } from './count-finished.ts';

/**
 * Progress, line by line, counted in one go. The states of each figure are those of the record list that
 * it opens: what was captured and not dropped, what was handed over, what was accepted.
 */
export async function findLines(
  db: Db,
  plan: Pick<Row<'archiving_plan'>, 'id' | 'agency_id' | 'fonds_id' | 'year'>,
  today: string,
): Promise<PlanLine[]> {
  const finished = await countFinished(db, plan.agency_id, plan.year);
  const rows = await db
    .selectFrom('plan_line as line')
    .innerJoin('org_unit as department', 'department.id', 'line.department_id')
    .leftJoin('person as owner', 'owner.id', 'line.owner_id')
    .leftJoin('person as acknowledger', 'acknowledger.id', 'line.acknowledged_by')
    .leftJoin('deadline_rule as rule', 'rule.id', 'line.rule_id')
    .leftJoin('record', (join) =>
      join
        .onRef('record.department_id', '=', 'line.department_id')
        .onRef('record.category', '=', 'line.category')
        .on('record.fonds_id', '=', plan.fonds_id)
        .on('record.year', '=', plan.year)
        .on('record.state', 'not in', ['draft', 'voided', 'excluded']),
    )
    .selectAll('line')
    .select(['department.name as departmentName', 'owner.name as ownerName'])
    .select(['acknowledger.name as acknowledgedByName', 'rule.rule', 'rule.source'])
    .select(sql<number>`count(record.id)`.as('captured'))
    .select(
      sql<number>`count(*) filter (where record.state in ('submitted', 'checking', 'accepted', 'filing', 'filed', 'transferred'))`.as(
        'submitted',
      ),
    )
    .select(
      sql<number>`count(*) filter (where record.state in ('accepted', 'filing', 'filed', 'transferred'))`.as(
        'accepted',
      ),
    )
    .where('line.plan_id', '=', plan.id)
    .where('line.withdrawn', '=', false)
    .groupBy(['line.id', 'department.id', 'owner.id', 'acknowledger.id', 'rule.id'])
    .orderBy('department.sort')
    .orderBy('department.code')
    .orderBy('line.category')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    departmentId: row.department_id,
    departmentName: row.departmentName,
    category: row.category,
    dueOn: row.due_on,
    daysToDue: daysBetween(today, row.due_on),
    rule: row.rule && deadlineText(row.rule),
    source: row.source,
    expected: row.expected,
    lastYear: row.last_year,
    finished: row.category === 'WS' ? (finished.get(row.department_id) ?? 0) : 0,
    captured: row.captured,
    submitted: row.submitted,
    accepted: row.accepted,
    // Past its day, everything that is here and was not handed over.
    overdue: today > row.due_on ? row.captured - row.submitted : 0,
    ownerId: row.owner_id,
    ownerName: row.ownerName,
    acknowledgedByName: row.acknowledgedByName,
    acknowledgedAt: row.acknowledged_at,
    explanation: row.explanation,
  }));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function plans(db: Db) {
  return db
    .selectFrom('archiving_plan as plan')
    .innerJoin('fonds', 'fonds.id', 'plan.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'plan.agency_id')
    .innerJoin('person as author', 'author.id', 'plan.drawn_up_by')
    .leftJoin('person as approver', 'approver.id', 'plan.approved_by')
    .selectAll('plan')
    .select(['fonds.code as fondsCode', 'agency.name as agencyName'])
    .select(['author.name as drawnUpByName', 'approver.name as approvedByName']);
}

type Found = Awaited<ReturnType<ReturnType<typeof plans>['executeTakeFirstOrThrow']>>;

export async function findPlans(db: Db, fondsId: string | undefined, today: string) {
  let query = plans(db);
  if (fondsId) query = query.where('plan.fonds_id', '=', fondsId);
  const rows = await query
    .orderBy('plan.year', 'desc')
    .orderBy('plan.version', 'desc')
    .limit(200)
    .execute();
  return Promise.all(rows.map(async (row) => shownPlan(row, await findLines(db, row, today))));
}

/** The lines of every plan in force, with the plan's publication. */
export async function findLinesInForce(db: Db, today: string) {
  const rows = await plans(db).where('plan.state', 'in', ['published', 'in-progress']).execute();
  const found = await Promise.all(
    rows.map(async (plan) =>
      (await findLines(db, plan, today)).map((line) => ({
        ...line,
        publishedAt: plan.published_at,
      })),
    ),
  );
  return found.flat();
}

export async function getPlan(db: Db, planId: string, today: string) {
  const row = await plans(db).where('plan.id', '=', planId).executeTakeFirst();
  if (!row) throw new Problem('collection.plan-not-found');
  const lineList = await findLines(db, row, today);
  const thisYear = Number(today.slice(0, 4));
  const { missingYears } = await findCalendars(db, thisYear);
  // Next year's holidays are announced late in the year: on a plan only this year's absence is worth a word.
  const missing = missingYears.filter((year) => year === thisYear);
  return { ...shownPlan(row, lineList), lineList, missingYears: missing };
}

function shownPlan(row: Found, lines: readonly PlanLine[]): PlanRow {
  const total = (of: (line: PlanLine) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  return {
    id: row.id,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    agencyId: row.agency_id,
    agencyName: row.agencyName,
    year: row.year,
    version: row.version,
    state: row.state,
    reason: row.reason,
    drawnUpByName: row.drawnUpByName,
    approvedByName: row.approvedByName,
    approvedAt: row.approved_at,
    publishedAt: row.published_at,
    closedAt: row.closed_at,
    lines: lines.length,
    expected: total(({ expected }) => expected),
    captured: total(({ captured }) => captured),
    submitted: total(({ submitted }) => submitted),
    accepted: total(({ accepted }) => accepted),
    overdue: total(({ overdue }) => overdue),
    overdueLines: lines.filter((line) => line.daysToDue < 0 && isLineOwed(line)).length,
  };
}
