import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

/** The pair is open again; the judgment stays, with who took it back. */
export const revokeJudgment = command<{ judgmentId: string }, Record<string, never>>({
  name: 'collection.revoke-judgment',

  async perform({ tx, actor, now }, { judgmentId }) {
    const judgment = await tx
      .updateTable('duplicate_judgment')
      .set({ revoked_by: actor.personId, revoked_at: now })
      .where('id', '=', judgmentId)
      .where('revoked_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!judgment) throw new Problem('collection.judgment-not-found');
    const { agency_id, record_low, record_high } = judgment;
    const event = (one: string, other: string) => ({
      subject: `record:${one}`,
      agencyId: agency_id,
      details: { nowAgainLike: other },
    });
    return changed({}, event(record_low, record_high), event(record_high, record_low));
  },
});
