import { relationName } from '@lantai/contract/records/relation.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type UnrelateRecords = { recordId: string; relationId: string; reason: string };

/** Ends a relation. The row stays: who said it, who took it back, and why. */
export const unrelateRecords = command<UnrelateRecords, Record<string, never>>({
  name: 'records.unrelate-records',

  async perform({ tx, actor, now }, { recordId, relationId, reason }) {
    const ended = await tx
      .updateTable('record_relation')
      .set({ removed_at: now, removed_by: actor.personId, removal_reason: reason })
      .where('id', '=', relationId)
      .where('removed_at', 'is', null)
      .where((row) => row.or([row('first_id', '=', recordId), row('second_id', '=', recordId)]))
      .returningAll()
      .executeTakeFirst();
    if (!ended) throw new Problem('records.relation-not-found');
    const { first_id, second_id, kind, agency_id: agencyId } = ended;
    return changed(
      {},
      {
        subject: `record:${first_id}`,
        agencyId,
        details: { unrelated: relationName(kind, 'first'), from: second_id, reason },
      },
      {
        subject: `record:${second_id}`,
        agencyId,
        details: { unrelated: relationName(kind, 'second'), from: first_id, reason },
      },
    );
  },
});
