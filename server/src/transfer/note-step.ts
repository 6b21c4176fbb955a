import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { batchRecords, refreshList } from './batch-records.ts';
import { requireTransferable } from './require-transferable.ts';
import { lockBatch, requireDay, requireStep, takeStep } from './take-step.ts';

type NoteStep = {
  batchId: string;
  action: 'prepare' | 'inspect' | 'sign-for' | 'return' | 'withdraw' | 'close';
  happenedOn: string;
  signer: string;
  note: string;
};

/** What was done with a batch outside the system, as one of our people enters it. */
export const noteStep = command<NoteStep, Record<string, never>>({
  name: 'transfer.note-step',

  async perform(context, { batchId, action, happenedOn, signer, note }) {
    const { tx } = context;
    const batch = await lockBatch(tx, batchId);
    // DA/T 93-2022, 7.2: what comes back comes with the results of the tests.
    if (action === 'return' && note === '') throw new Problem('transfer.reasons-missing');
    requireStep(batch, action);
    await requireDay(context, batch, { 办理: happenedOn });
    const event = await takeStep(context, batch, { action, happenedOn, signer, note });
    if (action === 'withdraw')
      await tx
        .updateTable('transfer_item')
        .set({ released: true })
        .where('batch_id', '=', batchId)
        .execute();
    if (action === 'prepare') {
      const recordIds = await batchRecords(tx, batchId);
      await requireTransferable(tx, recordIds, { inBatch: true });
      await refreshList(tx, batchId, recordIds);
    }
    return changed({}, event);
  },
});
