import { changed, command, unchanged } from '#platform/command.ts';
import { writeClauses } from './draft-schedule.ts';
import { nationalSchedule } from './national-schedule.ts';

/** Puts the national model into an archive that has none yet. Run at every start. */
export const shipNationalSchedule = command<Record<string, never>, undefined>({
  name: 'classification.ship-national-schedule',

  async perform({ tx, now }) {
    const there = await tx
      .selectFrom('retention_schedule')
      .select('id')
      .where('agency_id', 'is', null)
      .executeTakeFirst();
    if (there) return unchanged(undefined);
    const { title, source, effectiveFrom, clauses } = nationalSchedule;
    const { id } = await tx
      .insertInto('retention_schedule')
      .values({
        agency_id: null,
        title,
        version: 1,
        state: 'effective',
        source,
        effective_from: effectiveFrom,
        approved_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writeClauses(tx, { scheduleId: id, agencyId: null }, clauses);
    return changed(undefined, {
      subject: `schedule:${id}`,
      details: { title, clauses: clauses.length },
    });
  },
});
