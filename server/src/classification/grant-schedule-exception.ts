import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type GrantException = { agencyId: string; reason: string; validUntil: string };

/** workflows A.3: numbering waits for an approved schedule, unless the head of the archives answers for it. */
export const grantScheduleException = command<GrantException, { exceptionId: string }>({
  name: 'classification.grant-schedule-exception',

  async perform({ tx, actor, now }, { agencyId, reason, validUntil }) {
    if (validUntil < dayOf(now))
      throw new Problem('classification.exception-past', { day: validUntil });
    const { id } = await tx
      .insertInto('schedule_exception')
      .values({
        agency_id: agencyId,
        reason,
        granted_by: actor.personId,
        granted_at: now,
        valid_until: validUntil,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(
      { exceptionId: id },
      { subject: `unit:${agencyId}`, agencyId, details: { reason, validUntil } },
    );
  },
});
