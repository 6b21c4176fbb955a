import { approveSchedule } from '../server/src/classification/approve-schedule.ts';
import { draftSchedule } from '../server/src/classification/draft-schedule.ts';
import { endorseSchedule } from '../server/src/classification/endorse-schedule.ts';
import { submitSchedule } from '../server/src/classification/submit-schedule.ts';
import { systemActor } from '../server/src/platform/actor.ts';
import { execute, type Platform, read } from '../server/src/platform/command.ts';

/** A schedule of the agency's own, copied from the national one: nothing is numbered without one. */
export async function givenSchedule(platform: Platform, agencyId: string): Promise<void> {
  const national = await read(platform, systemActor, (db) =>
    db
      .selectFrom('retention_schedule')
      .select('id')
      .where('agency_id', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const draft = { agencyId, title: '保管期限表', fromScheduleId: national.id };
  const { id: scheduleId } = await execute(platform, draftSchedule, systemActor, draft);
  await execute(platform, submitSchedule, systemActor, { scheduleId });
  await execute(platform, endorseSchedule, systemActor, { scheduleId });
  await execute(platform, approveSchedule, systemActor, {
    ...{ scheduleId, approvalNumber: '示档审〔2020〕1号', effectiveFrom: '2020-01-01' },
  });
}
