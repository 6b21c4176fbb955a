import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

/**
 * Sends a draft to the departments (workflows A.3). Each that somebody heads is asked; where nobody
 * does, it goes to the leader at once.
 */
export const submitSchedule = command<{ scheduleId: string }, Schedule>({
  name: 'classification.submit-schedule',

  async perform({ tx, actor, now }, { scheduleId }) {
    const before = await lockSchedule(tx, scheduleId);
    const review = scheduleStep(before, 'submit', '送审');
    if ((await getShownSchedule(tx, scheduleId)).items === 0)
      throw new Problem('classification.schedule-empty');
    const asked = await askDepartments(tx, before, now);
    const state = asked > 0 ? review : scheduleStep({ state: review }, 'confirm', '确认');
    await tx
      .updateTable('retention_schedule')
      .set({ state, submitted_at: now, submitted_by: actor.personId, return_reason: null })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { from: before.state, to: state, departments: asked },
    });
  },
});

async function askDepartments(
  tx: Tx,
  { id, agency_id }: { id: string; agency_id: string | null },
  now: Date,
): Promise<number> {
  if (agency_id === null) return 0;
  const departments = await tx
    .selectFrom('org_unit')
    .innerJoin('role_grant', 'role_grant.unit_id', 'org_unit.id')
    .select('org_unit.id')
    .distinct()
    .where('org_unit.agency_id', '=', agency_id)
    .where('org_unit.kind', '=', 'department')
    .where('org_unit.closed_on', 'is', null)
    .where('role_grant.role', '=', 'department-head')
    .where('role_grant.revoked_at', 'is', null)
    .execute();
  if (departments.length > 0)
    await tx
      .insertInto('schedule_confirmation')
      .values(
        departments.map((department) => ({
          schedule_id: id,
          agency_id,
          department_id: department.id,
          asked_at: now,
        })),
      )
      .execute();
  return departments.length;
}
