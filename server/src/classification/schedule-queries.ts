import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { Schedule, ScheduleItem } from '@lantai/contract/classification/fonds.ts';
import { retentionCode } from '@lantai/contract/classification/retention.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

function schedules(db: Db) {
  return db
    .selectFrom('retention_schedule as schedule')
    .leftJoin('org_unit as agency', 'agency.id', 'schedule.agency_id')
    .leftJoin('person as compiler', 'compiler.id', 'schedule.compiled_by')
    .leftJoin('person as endorser', 'endorser.id', 'schedule.endorsed_by')
    .leftJoin('person as approver', 'approver.id', 'schedule.approved_by')
    .select(['schedule.id', 'schedule.agency_id as agencyId', 'agency.name as agencyName'])
    .select(['schedule.title', 'schedule.version', 'schedule.state', 'schedule.source'])
    .select(['effective_from as effectiveFrom', 'effective_to as effectiveTo'])
    .select(['approval_number as approvalNumber', 'return_reason as returnReason'])
    .select(['compiler.name as compiledByName', 'approver.name as approvedByName'])
    .select('endorser.name as endorsedByName')
    .select('row_version as rowVersion')
    .select((row) =>
      row
        .selectFrom('retention_item')
        .whereRef('schedule_id', '=', 'schedule.id')
        .select((item) => item.fn.countAll<number>().as('items'))
        .as('items'),
    );
}

const counted = <Found extends { items: number | null }>(row: Found) => ({
  ...row,
  items: row.items ?? 0,
});

/** The national model first, then agency by agency, newest version first. */
export async function findSchedules(db: Db): Promise<Schedule[]> {
  const rows = await schedules(db)
    .orderBy('agency.name', (order) => order.asc().nullsFirst())
    .orderBy('schedule.version', 'desc')
    .execute();
  return rows.map(counted);
}

export async function getShownSchedule(db: Db, scheduleId: string): Promise<Schedule> {
  const row = await schedules(db).where('schedule.id', '=', scheduleId).executeTakeFirst();
  if (!row) throw new Problem('classification.schedule-not-found');
  return counted(row);
}

export async function findClauses(
  db: Db,
  scheduleId: string,
): Promise<(ScheduleItem & { id: string; source: string | null })[]> {
  return db
    .selectFrom('retention_item')
    .select(['id', 'number', 'text', 'retention', 'category', 'remark', 'source'])
    .where('schedule_id', '=', scheduleId)
    .orderBy('position')
    .execute();
}

/** The departments that were asked in this round, in the order of the organisation. */
export async function findConfirmations(db: Db, scheduleId: string) {
  return db
    .selectFrom('schedule_confirmation')
    .innerJoin('retention_schedule as schedule', (join) =>
      join
        .onRef('schedule.id', '=', 'schedule_confirmation.schedule_id')
        .onRef('schedule.submitted_at', '=', 'schedule_confirmation.asked_at'),
    )
    .innerJoin('org_unit as department', 'department.id', 'schedule_confirmation.department_id')
    .leftJoin('person', 'person.id', 'schedule_confirmation.confirmed_by')
    .select(['department.id as departmentId', 'department.name as departmentName'])
    .select(['person.name as confirmedByName', 'confirmed_at as confirmedAt'])
    .where('schedule_id', '=', scheduleId)
    .orderBy('department.sort')
    .orderBy('department.code')
    .execute();
}

export async function lockSchedule(tx: Tx, scheduleId: string): Promise<Row<'retention_schedule'>> {
  const row = await tx
    .selectFrom('retention_schedule')
    .selectAll()
    .where('id', '=', scheduleId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('classification.schedule-not-found');
  return row;
}

/**
 * The periods an agency's schedule in force permits a category: what an import or a description may
 * say. Where it has no clause for the category, any of its periods.
 */
export async function findPermittedRetentions(
  db: Db,
  agencyId: string,
  category: CategoryCode,
): Promise<string[]> {
  const rows = await db
    .selectFrom('retention_item')
    .innerJoin('retention_schedule as schedule', 'schedule.id', 'retention_item.schedule_id')
    .select(['retention_item.retention', 'retention_item.category'])
    .distinct()
    .where('schedule.agency_id', '=', agencyId)
    .where('schedule.state', '=', 'effective')
    .where('retention_item.retention', 'is not', null)
    .execute();
  const own = rows.filter((row) => row.category === category);
  const codes = (own.length > 0 ? own : rows).flatMap(
    ({ retention }) => retentionCode.safeParse(retention).data ?? [],
  );
  return [...new Set(codes)];
}
