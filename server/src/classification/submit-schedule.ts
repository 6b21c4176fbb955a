import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

type OfSchedule = { scheduleId: string };

export const submitSchedule = command<OfSchedule, Schedule>({
  name: 'classification.submit-schedule',

  async perform({ tx, actor, now }, { scheduleId }) {
    const before = await lockSchedule(tx, scheduleId);
    const state = scheduleStep(before, 'submit', '送审');
    if ((await getShownSchedule(tx, scheduleId)).items === 0)
      throw new Problem('classification.schedule-empty');
    await tx
      .updateTable('retention_schedule')
      .set({ state, submitted_at: now, submitted_by: actor.personId, return_reason: null })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { from: before.state, to: state },
    });
  },
});

export const returnSchedule = command<OfSchedule & { reason: string }, Schedule>({
  name: 'classification.return-schedule',

  async perform({ tx }, { scheduleId, reason }) {
    const before = await lockSchedule(tx, scheduleId);
    const state = scheduleStep(before, 'return', '退回');
    await tx
      .updateTable('retention_schedule')
      .set({ state, return_reason: reason })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { from: before.state, to: state, reason },
    });
  },
});
