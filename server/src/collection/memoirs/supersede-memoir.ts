import { memoirStateNames } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockMemoir, memoirEvent } from './lock-memoir.ts';
import { requireRecordsOf } from './note-version.ts';

type SupersedeMemoir = { memoirId: string; recordId: string; reason: string };

/** The document was found after all: the memoir stays and says where it is. */
export const supersedeMemoir = command<SupersedeMemoir, Record<string, never>>({
  name: 'collection.supersede-memoir',

  async perform({ tx, actor, now }, { memoirId, recordId, reason }) {
    const { memoir, version } = await lockMemoir(tx, memoirId);
    if (version.state !== 'approved')
      throw new Problem('collection.memoir-wrong-state', {
        state: memoirStateNames[version.state],
        action: '标为已取代',
      });
    await requireRecordsOf(tx, memoir.agency_id, [recordId]);
    const done = await tx
      .updateTable('memoir')
      .set({
        superseded_by: recordId,
        superseded_reason: reason,
        superseded_at: now,
        superseded_person: actor.personId,
      })
      .where('id', '=', memoirId)
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Problem('collection.memoir-superseded');
    const event = memoirEvent(memoir, { supersededBy: recordId, reason });
    // In the history of the record as well: it answers for what was only remembered.
    return changed({}, event, { ...event, subject: `record:${recordId}`, details: { memoirId } });
  },
});
