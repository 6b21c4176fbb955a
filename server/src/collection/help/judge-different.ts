import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

type JudgeDifferent = { recordIds: readonly [string, string]; reason: string };

/** Two records that look alike are different documents: said by whom and why, and kept. */
export const judgeDifferent = command<JudgeDifferent, Record<string, never>>({
  name: 'collection.judge-different',

  async perform({ tx, actor, now }, { recordIds, reason }) {
    const records = await tx
      .selectFrom('record')
      .select(['id', 'agency_id', 'fonds_id'])
      .where('id', 'in', recordIds)
      .orderBy('id')
      .execute();
    if (records.length < new Set(recordIds).size) throw new Problem('records.not-found');
    const [low, high] = records;
    if (!low || low.fonds_id !== high?.fonds_id)
      throw new Problem('collection.pair-not-in-one-fonds');
    await tx
      .insertInto('duplicate_judgment')
      .values({
        agency_id: low.agency_id,
        fonds_id: low.fonds_id,
        record_low: low.id,
        record_high: high.id,
        reason,
        judged_by: actor.personId,
        judged_at: now,
      })
      .execute()
      .catch(onConstraint('duplicate_judgment_one_in_force', 'collection.pair-judged'));
    const event = (one: string, other: string) => ({
      subject: `record:${one}`,
      agencyId: low.agency_id,
      details: { differentFrom: other, reason },
    });
    // Whoever looks at either of them finds it in its history.
    return changed({}, event(low.id, high.id), event(high.id, low.id));
  },
});
