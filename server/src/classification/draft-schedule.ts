import type { Schedule, ScheduleItem } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { findClauses, getShownSchedule, lockSchedule } from './schedule-queries.ts';

type DraftSchedule = { agencyId: string; title: string; fromScheduleId: string };

/** Begins an agency's next version; the one in force stays in force until this one is approved. */
export const draftSchedule = command<DraftSchedule, Schedule>({
  name: 'classification.draft-schedule',

  async perform({ tx, actor }, { agencyId, title, fromScheduleId }) {
    const from = await getShownSchedule(tx, fromScheduleId);
    const { last } = await tx
      .selectFrom('retention_schedule')
      .select((row) => row.fn.max('version').as('last'))
      .where('agency_id', '=', agencyId)
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto('retention_schedule')
      .values({
        agency_id: agencyId,
        title,
        version: (last ?? 0) + 1,
        state: 'draft',
        source: `${from.title}（第 ${from.version} 版）`,
        compiled_by: actor.personId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writeClauses(tx, { scheduleId: id, agencyId }, await findClauses(tx, fromScheduleId));
    return changed(await getShownSchedule(tx, id), {
      subject: `schedule:${id}`,
      agencyId,
      details: { title, from: fromScheduleId },
    });
  },
});

type Clause = ScheduleItem & { source?: string | null };

export async function writeClauses(
  tx: Tx,
  { scheduleId, agencyId }: { scheduleId: string; agencyId: string | null },
  clauses: readonly Clause[],
): Promise<void> {
  if (clauses.length === 0) return;
  const rows = clauses.map(({ number, text, retention, category, remark, source }, position) => ({
    schedule_id: scheduleId,
    agency_id: agencyId,
    number,
    position,
    text,
    retention,
    category,
    remark,
    source: source ?? null,
  }));
  await tx.insertInto('retention_item').values(rows).execute();
}

/** Whoever may see a schedule must also be the one who compiles it: the draft's lock comes first. */
export async function replaceClauses(
  tx: Tx,
  scheduleId: string,
  clauses: readonly Clause[],
): Promise<void> {
  const { agency_id } = await lockSchedule(tx, scheduleId);
  await tx.deleteFrom('retention_item').where('schedule_id', '=', scheduleId).execute();
  await writeClauses(tx, { scheduleId, agencyId: agency_id }, clauses);
}
