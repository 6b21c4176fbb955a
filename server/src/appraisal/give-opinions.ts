import type { AppraisalDecision } from '@lantai/contract/appraisal/appraisal.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findItems, lockOpenBatch } from './lock-batch.ts';

type GiveOpinions = {
  batchId: string;
  itemIds: readonly string[];
  opinion: AppraisalDecision;
  note: string;
};

/** A member says what they think of records; once said it stays said. */
export const giveOpinions = command<GiveOpinions, { given: number }>({
  name: 'appraisal.give-opinions',

  async perform({ tx, actor, now }, { batchId, itemIds, opinion, note }) {
    const batch = await lockOpenBatch(tx, batchId);
    const personId = actor.personId ?? '';
    if (!batch.member_ids.includes(personId))
      throw new Problem('appraisal.not-in-group', {
        leader: batch.members.find((member) => member.personId === batch.leader_id)?.name ?? '',
      });
    const items = await findItems(tx, batchId, itemIds);
    const ids = items.map(({ id }) => id);
    const given = await tx
      .selectFrom('appraisal_opinion')
      .select('item_id')
      .where('person_id', '=', personId)
      .where('item_id', 'in', ids)
      .execute();
    if (given.length > 0) throw new Problem('appraisal.opinion-given', { count: given.length });
    await tx
      .insertInto('appraisal_opinion')
      .values(
        ids.map((item_id) => ({
          item_id,
          agency_id: batch.agency_id,
          person_id: personId,
          opinion,
          note: note || null,
          given_at: now,
        })),
      )
      .execute();
    const codes = items.map(({ code }) => code);
    const details = { number: batch.number, opinion, ...(note && { note }), codes };
    return changed(
      { given: ids.length },
      { subject: `appraisal:${batchId}`, agencyId: batch.agency_id, details },
    );
  },
});
