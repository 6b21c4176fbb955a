import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type RevokeExplanation = { explanationId: string; reason: string };

/** The number is missing again; the explanation stays, with who took it back and why. */
export const revokeExplanation = command<RevokeExplanation, Record<string, never>>({
  name: 'collection.revoke-explanation',

  async perform({ tx, actor, now }, { explanationId, reason }) {
    const row = await tx
      .updateTable('number_explanation')
      .set({ revoked_by: actor.personId, revoked_at: now, revoke_reason: reason })
      .where('id', '=', explanationId)
      .where('revoked_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new Problem('collection.explanation-not-found');
    const { fonds_id, agency_id, issuer, year, sequence } = row;
    return changed(
      {},
      {
        subject: `fonds:${fonds_id}`,
        agencyId: agency_id,
        details: { issuer, year, sequence, reason },
      },
    );
  },
});
