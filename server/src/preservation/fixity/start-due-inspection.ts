import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import { command, unchanged } from '#platform/command.ts';
import { dueNow, findStanding } from './inspection-rhythm.ts';
import { startInspection } from './start-inspection.ts';

type StartDue = { agencyId: string; cause: 'full-due' | 'after-change' | 'sample-due' };

/** Starts a due inspection once, however many processes notice that it is due. */
export const startDueInspection = command<StartDue, boolean>({
  name: 'preservation.start-due-inspection',

  async perform(context, { agencyId, cause }) {
    const { tx, now } = context;
    await sql`select pg_advisory_xact_lock(hashtext('inspection'), hashtext(${agencyId}))`.execute(
      tx,
    );
    const begun = await tx
      .selectFrom('fixity_run')
      .select('id')
      .where('agency_id', '=', agencyId)
      .where('ended_at', 'is', null)
      .where('cause', '=', cause)
      .where('asked_at', '>', new Date(now.getTime() - halfADay))
      .executeTakeFirst();
    const standing = await findStanding(tx, agencyId);
    if (begun || dueNow(standing, dayOf(now)) !== cause) return unchanged(false);
    const isSample = cause === 'sample-due';
    const started = await startInspection.perform(context, {
      ...{ agencyId, cause, kind: isSample ? 'sample' : 'full' },
      percent: isSample ? standing.policy.content.samplePercent : undefined,
    });
    return { ...started, result: true };
  },
});

const halfADay = 12 * 60 * 60 * 1000;
