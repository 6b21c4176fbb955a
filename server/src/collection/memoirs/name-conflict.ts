import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { lockMemoir, memoirEvent, memoirStep } from './lock-memoir.ts';
import { requireRecordsOf } from './note-version.ts';

/** The reviewer names a record that tells the same fact differently: from then on it must be compared. */
export const nameConflict = command<{ memoirId: string; recordId: string }, Record<string, never>>({
  name: 'collection.name-conflict',

  async perform({ tx, actor }, { memoirId, recordId }) {
    const { memoir, version } = await lockMemoir(tx, memoirId);
    memoirStep(version, 'approve');
    await requireRecordsOf(tx, memoir.agency_id, [recordId]);
    await tx
      .insertInto('memoir_reference')
      .values({
        version_id: version.id,
        agency_id: memoir.agency_id,
        kind: 'conflict',
        // After everything its author named.
        position: 1000,
        words: null,
        record_id: recordId,
        named_by: actor.personId ?? '',
      })
      .execute()
      .catch(onConstraint('memoir_record_once', 'collection.memoir-conflict-named'));
    return changed({}, memoirEvent(memoir, { version: version.number, conflict: recordId }));
  },
});
