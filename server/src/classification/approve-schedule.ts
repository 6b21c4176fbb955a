import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { scheduleStep } from './edit-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

type ApproveSchedule = { scheduleId: string; approvalNumber: string; effectiveFrom: string };

/** 档案法实施条例, 19: used only after the archives authority has agreed to it. */
export const approveSchedule = command<ApproveSchedule, Schedule>({
  name: 'classification.approve-schedule',

  async perform({ tx, actor, now }, { scheduleId, approvalNumber, effectiveFrom }) {
    const before = await lockSchedule(tx, scheduleId);
    const state = scheduleStep(before, 'approve', '批准');
    // Separation of duties: nobody approves what they compiled or sent in (workflows 0.3, 5).
    const { compiled_by, submitted_by } = before;
    if (actor.personId !== null && [compiled_by, submitted_by].includes(actor.personId))
      throw new Problem('classification.own-schedule');
    const superseded = await supersedeEffective(tx, before.agency_id, effectiveFrom);
    await tx
      .updateTable('retention_schedule')
      .set({
        state,
        approval_number: approvalNumber,
        effective_from: effectiveFrom,
        approved_by: actor.personId,
        approved_at: now,
      })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { from: before.state, to: state, approvalNumber, effectiveFrom, superseded },
    });
  },
});

async function supersedeEffective(
  tx: Tx,
  agencyId: string | null,
  effectiveFrom: string,
): Promise<string | null> {
  const old = await tx
    .updateTable('retention_schedule')
    .set({ state: 'superseded', effective_to: effectiveFrom })
    .where('agency_id', 'is not distinct from', agencyId)
    .where('state', '=', 'effective')
    .returning('id')
    .executeTakeFirst();
  return old?.id ?? null;
}
