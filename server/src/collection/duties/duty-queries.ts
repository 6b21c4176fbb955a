import type { DutyMonth, listDuties } from '@lantai/contract/collection/duties.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { type Department, findDepartmentsAtWork } from './department-at-work.ts';
import { dutyState, lastDayOf, monthsSince } from './months.ts';

type Duties = ReplyOf<typeof listDuties>;

/** The part-time archivists of these departments today, with the day they took it up. */
async function findKeepers(db: Db, departments: readonly Department[], today: string) {
  if (departments.length === 0) return [];
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id as personId', 'person.name', 'role_grant.granted_at as since'])
    .select('role_grant.unit_id as departmentId')
    .where('role_grant.role', '=', 'department-archivist')
    .where('role_grant.revoked_at', 'is', null)
    .where((row) =>
      row.or([
        row('role_grant.valid_until', 'is', null),
        row('role_grant.valid_until', '>=', today),
      ]),
    )
    .where(
      'role_grant.unit_id',
      'in',
      departments.map(({ id }) => id),
    )
    .orderBy('person.name')
    .execute();
}

/** A department has the duty from the month in which its first part-time archivist of today began. */
export async function findDuties(
  db: Db,
  actor: Actor,
  { now, departmentId }: { now: Date; departmentId?: string | undefined },
): Promise<Duties> {
  const today = dayOf(now);
  const departments = (await findDepartmentsAtWork(db, actor)).filter(
    ({ id }) => departmentId === undefined || id === departmentId,
  );
  const keepers = await findKeepers(db, departments, today);
  const checks = await db
    .selectFrom('month_end_check as checked')
    .innerJoin('person', 'person.id', 'checked.done_by')
    .selectAll('checked')
    .select('person.name as doneByName')
    .execute();
  const months = departments.flatMap(({ id, name }) => {
    const begun = keepers.filter((keeper) => keeper.departmentId === id);
    if (begun.length === 0) return [];
    const since = new Date(Math.min(...begun.map((keeper) => keeper.since.getTime())));
    return monthsSince(since, today).map((month): DutyMonth => {
      const check = checks.find((one) => one.department_id === id && one.month === month);
      const dueOn = lastDayOf(month);
      return {
        departmentId: id,
        departmentName: name,
        month,
        dueOn,
        state: dutyState(dueOn, check?.done_at ?? null, today),
        note: check?.note ?? null,
        doneByName: check?.doneByName ?? null,
        doneAt: check?.done_at ?? null,
      };
    });
  });
  const people = keepers.map(({ personId, name, since, departmentId: of }) => {
    const own = new Set(monthsSince(since, today));
    // The present month counts once it is checked; until its last day nobody is behind with it.
    const due = months.filter(
      ({ departmentId: at, month, state }) => at === of && own.has(month) && state !== 'open',
    );
    return {
      personId,
      name,
      departmentName: departments.find(({ id }) => id === of)?.name ?? '',
      due: due.length,
      done: due.filter(({ state }) => state !== 'overdue').length,
      inTime: due.filter(({ state }) => state === 'done').length,
    };
  });
  return { months, people };
}
