import { systemActor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import { approveSchedule } from '../classification/approve-schedule.ts';
import { draftSchedule } from '../classification/draft-schedule.ts';
import { submitSchedule } from '../classification/submit-schedule.ts';
import type { Installation } from '../installation.ts';
import type { Organisation } from './load-organisation.ts';

/**
 * Each agency has a retention schedule of its own, approved by the authority. The last one's next
 * version waits for approval, so that the authority finds something to do.
 */
export async function approveSchedules(
  { platform }: Installation,
  organisation: Organisation,
): Promise<void> {
  const rows = await read(platform, systemActor, (db) =>
    db.selectFrom('retention_schedule').select(['id', 'agency_id', 'state']).execute(),
  );
  const national = rows.find(({ agency_id, state }) => agency_id === null && state === 'effective');
  const [authority = '', ...agencies] = organisation.fondsCodes;
  const supervisor = await organisation.actorFor(authority, 'supervisor');
  for (const fonds of agencies) {
    const agencyId = organisation.agencyId(fonds);
    if (!national || rows.some(({ agency_id }) => agency_id === agencyId)) continue;
    const head = await organisation.actorFor(fonds, 'archives-head');
    const draft = await execute(platform, draftSchedule, head, {
      agencyId,
      title: '文件材料归档范围和文书档案保管期限表',
      fromScheduleId: national.id,
    });
    await execute(platform, submitSchedule, head, { scheduleId: draft.id });
    if (fonds === agencies.at(-1)) continue;
    await execute(platform, approveSchedule, supervisor, {
      scheduleId: draft.id,
      approvalNumber: `云岫档审〔2020〕${agencies.indexOf(fonds) + 1}号`,
      effectiveFrom: '2020-03-01',
    });
  }
}
