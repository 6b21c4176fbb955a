import { z } from 'zod';
import { job } from '#platform/job.ts';
import { applyEdit } from './apply-edit.ts';
import { findChangedBy, getEditBatch } from './edit-queries.ts';
import { restoreRecords } from './restore-records.ts';

/** Records changed in one transaction: a cancel is obeyed, and a crash costs, no more than these. */
const batch = 500;

/** Performs a batch edit or its undo, part by part; what a killed run has done is not done again. */
export const editRecordsJob = job({
  name: 'records.edit-records',
  payload: z.object({ editId: z.uuid(), recordIds: z.array(z.uuid()).default([]) }),

  async perform({ run, read, progress }, { editId, recordIds: chosen }) {
    const edit = await read((db) => getEditBatch(db, editId));
    const { undoes_id: undoes, reason } = edit;
    const recordIds = undoes ? await read((db) => findChangedBy(db, undoes)) : chosen;
    const count = { changed: 0, refused: 0 };
    await progress(0, recordIds.length);
    for (let offset = 0; offset < recordIds.length; offset += batch) {
      const part = { editId, reason, recordIds: recordIds.slice(offset, offset + batch) };
      const done = undoes
        ? await run(restoreRecords, { ...part, undoes })
        : await run(applyEdit, { ...part, changes: edit.changes, offset });
      count.changed += done.changed;
      count.refused += done.refused;
      await progress(Math.min(offset + batch, recordIds.length), recordIds.length);
    }
    return { editId, ...count };
  },
});
