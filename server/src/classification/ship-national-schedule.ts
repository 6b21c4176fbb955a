import { changed, command, unchanged } from '#platform/command.ts';
import { writeClauses } from './draft-schedule.ts';
import { nationalSchedule } from './national-schedule.ts';

/**
 * Puts the national model into the archive, as its next version where the product has a newer one;
 * agencies' own schedules stay as they were approved. Run at every start.
 */
export const shipNationalSchedule = command<Record<string, never>, undefined>({
  name: 'classification.ship-national-schedule',

  async perform({ tx, now }) {
    const there = await tx
      .selectFrom('retention_schedule')
      .select(['id', 'version'])
      .where('agency_id', 'is', null)
      .where('state', '=', 'effective')
      .executeTakeFirst();
    const { version, title, source, effectiveFrom, clauses } = nationalSchedule;
    if (there && there.version >= version) return unchanged(undefined);
    if (there)
      await tx
        .updateTable('retention_schedule')
        .set({ state: 'superseded', effective_to: effectiveFrom })
        .where('id', '=', there.id)
        .execute();
    const { id } = await tx
      .insertInto('retention_schedule')
      .values({
        agency_id: null,
        title,
        version,
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
