import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import { command, unchanged } from '#platform/command.ts';
import {
  type DueCause,
  dueNow,
  findIdleAgencies,
  findStanding,
} from '../../preservation/fixity/inspection-rhythm.ts';
import { startKeepingInspection } from './start-keeping-inspection.ts';

type StartDue = { readonly agencyId: string; readonly cause: DueCause };

/** Starts a due inspection with its check once, however many processes notice that it is due. */
export const startDueInspection = command<StartDue, boolean>({
  name: 'quality.start-due-inspection',

  async perform(context, { agencyId, cause }) {
    const { tx, now } = context;
    await sql`select pg_advisory_xact_lock(hashtext('inspection'), hashtext(${agencyId}))`.execute(
      tx,
    );
    // Another process may have started it while this one waited for the lock.
    if (!(await findIdleAgencies(tx)).includes(agencyId)) return unchanged(false);
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
    const started = await startKeepingInspection.perform(context, {
      ...{ agencyId, cause, kind: isSample ? 'sample' : 'full', withCheck: true },
      percent: isSample ? standing.policy.content.samplePercent : undefined,
    });
    return { ...started, result: true };
  },
});

const halfADay = 12 * 60 * 60 * 1000;
