import { type Schedule, scheduleStateNames } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

/** A head confirms for the departments they head (row-level security sees to that); the last confirmation takes the schedule on. */
export const confirmSchedule = command<{ scheduleId: string }, Schedule>({
  name: 'classification.confirm-schedule',

  async perform({ tx, actor, now }, { scheduleId }) {
    const before = await lockSchedule(tx, scheduleId);
    const next = scheduleStep(before, 'confirm', '确认');
    const confirmed = await tx
      .updateTable('schedule_confirmation')
      .set({ confirmed_by: actor.personId, confirmed_at: now })
      .where('schedule_id', '=', scheduleId)
      .where('asked_at', '=', before.submitted_at)
      .where('confirmed_at', 'is', null)
      .returning('department_id')
      .execute();
    if (confirmed.length === 0)
      throw new Problem('classification.not-asked', { state: scheduleStateNames[before.state] });
    const { open } = await tx
      .selectFrom('schedule_confirmation')
      .select((row) => row.fn.countAll<number>().as('open'))
      .where('schedule_id', '=', scheduleId)
      .where('asked_at', '=', before.submitted_at)
      .where('confirmed_at', 'is', null)
      .executeTakeFirstOrThrow();
    const state = open === 0 ? next : before.state;
    await tx
      .updateTable('retention_schedule')
      .set({ state })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: {
        departments: confirmed.map(({ department_id }) => department_id),
        from: before.state,
        to: state,
      },
    });
  },
});
