import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import { requireOther } from './approve-schedule.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

/** The leader agrees that the schedule goes to the archives authority (workflows A.3). */
export const endorseSchedule = command<{ scheduleId: string }, Schedule>({
  name: 'classification.endorse-schedule',

  async perform({ tx, actor, now }, { scheduleId }) {
    const before = await lockSchedule(tx, scheduleId);
    const state = scheduleStep(before, 'endorse', '审定');
    requireOther(actor, [before.compiled_by, before.submitted_by]);
    await tx
      .updateTable('retention_schedule')
      .set({ state, endorsed_by: actor.personId, endorsed_at: now })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { from: before.state, to: state },
    });
  },
});
