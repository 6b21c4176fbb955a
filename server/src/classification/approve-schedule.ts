import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import type { Actor } from '#platform/actor.ts';
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
    requireOther(actor, [before.compiled_by, before.submitted_by, before.endorsed_by]);
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

/** Separation of duties: nobody agrees to what went through their own hands before (workflows 0.3, 5). */
export function requireOther({ personId }: Actor, before: readonly (string | null)[]): void {
  if (personId !== null && before.includes(personId))
    throw new Problem('classification.own-schedule');
}

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
