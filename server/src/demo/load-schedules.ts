import type { ScheduleState } from '@lantai/contract/classification/fonds.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, execute, read } from '#platform/command.ts';
import { approveSchedule } from '../classification/approve-schedule.ts';
import { confirmSchedule } from '../classification/confirm-schedule.ts';
import { draftSchedule } from '../classification/draft-schedule.ts';
import { endorseSchedule } from '../classification/endorse-schedule.ts';
import { findConfirmations, findSchedules } from '../classification/schedule-queries.ts';
import { submitSchedule } from '../classification/submit-schedule.ts';
import type { Installation } from '../installation.ts';
import type { Organisation } from './load-organisation.ts';

/**
 * Each agency has a retention schedule of its own, confirmed by its departments, agreed to by its leader
 * and approved by the authority. Goes on from whatever step it was cut off at.
 */
export async function approveSchedules(
  { platform }: Installation,
  organisation: Organisation,
): Promise<void> {
  const schedules = await read(platform, systemActor, findSchedules);
  const national = schedules.find(
    ({ agencyId, state }) => agencyId === null && state === 'effective',
  );
  for (const [index, fonds] of organisation.fondsCodes.entries()) {
    const agencyId = organisation.agencyId(fonds);
    const run = <Input, Result>(what: Command<Input, Result>, actor: Actor, input: Input) =>
      execute(platform, what, actor, input);
    const head = await organisation.actorFor(fonds, 'archives-head');
    const begun =
      schedules.find((schedule) => schedule.agencyId === agencyId) ??
      (await run(draftSchedule, head, {
        agencyId,
        title: '文件材料归档范围和文书档案保管期限表',
        fromScheduleId: national?.id ?? '',
      }));
    const scheduleId = begun.id;
    let state: ScheduleState = begun.state;
    if (state === 'draft') ({ state } = await run(submitSchedule, head, { scheduleId }));
    if (state === 'department-review') {
      const asked = await read(platform, systemActor, (db) => findConfirmations(db, scheduleId));
      for (const { departmentId, confirmedAt } of asked)
        if (!confirmedAt)
          ({ state } = await run(confirmSchedule, await organisation.headOf(departmentId), {
            scheduleId,
          }));
    }
    if (state === 'internal-approval') {
      const leader = await organisation.actorFor(fonds, 'leader');
      ({ state } = await run(endorseSchedule, leader, { scheduleId }));
    }
    if (state === 'authority-review')
      await run(approveSchedule, await supervisorOf(organisation), {
        scheduleId,
        approvalNumber: `云岫档审〔2020〕${index + 1}号`,
        effectiveFrom: '2020-03-01',
      });
  }
}

function supervisorOf(organisation: Organisation): Promise<Actor> {
  const [authority = ''] = organisation.fondsCodes;
  return organisation.actorFor(authority, 'supervisor');
}
