import {
  type Schedule,
  type ScheduleState,
  scheduleStateNames,
} from '@lantai/contract/classification/fonds.ts';
import type { Permission } from '@lantai/contract/permission.ts';
import type { Actor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

/** Whoever has to agree at a step may send the schedule back instead. */
const returnedBy: Partial<Record<ScheduleState, Permission>> = {
  'department-review': 'classification.confirm',
  'internal-approval': 'classification.endorse',
  'authority-review': 'classification.approve',
};

export const returnSchedule = command<{ scheduleId: string; reason: string }, Schedule>({
  name: 'classification.return-schedule',

  async perform({ tx, actor }, { scheduleId, reason }) {
    const before = await lockSchedule(tx, scheduleId);
    const state = scheduleStep(before, 'return', '退回');
    requireStep(actor, before.state);
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

function requireStep({ duty, permissions }: Actor, state: ScheduleState): void {
  const permission = returnedBy[state];
  if (duty !== 'system' && permission && !permissions.has(permission))
    throw new Problem('classification.not-asked', { state: scheduleStateNames[state] });
}
