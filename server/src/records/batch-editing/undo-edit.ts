import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { onConstraint } from '#platform/problem.ts';
import { getEditBatch } from './edit-queries.ts';

type UndoEdit = { editId: string; reason: string };

/** Asks to put back what a batch changed: a batch of its own, with its own reason. */
export const undoEdit = command<UndoEdit, { editId: string; jobId: string }>({
  name: 'records.undo-edit',

  async perform({ tx, actor, now }, { editId: undoes, reason }) {
    const edit = await getEditBatch(tx, undoes);
    const { id: editId } = await tx
      .insertInto('edit_batch')
      .values({
        agency_id: edit.agency_id,
        account_id: actor.accountId,
        changes: JSON.stringify(edit.changes),
        reason,
        undoes_id: undoes,
        asked_by: actor.personId,
        asked_at: now,
        undone_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('edit_batch_undone_once', 'records.edit-undone'));
    await tx.updateTable('edit_batch').set({ undone_at: now }).where('id', '=', undoes).execute();
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'records.edit-records' },
      { agencyId: edit.agency_id, payload: { editId, recordIds: [] } },
    );
    const details = { undoes, reason };
    return changed(
      { editId, jobId },
      { subject: `edit:${editId}`, agencyId: edit.agency_id, details },
    );
  },
});
