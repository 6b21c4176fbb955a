import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { batchRecords, refreshList } from './batch-records.ts';
import { requireTransferable } from './require-transferable.ts';
import { lockBatch, requireStep, takeStep } from './take-step.ts';

/** Orders the package of a batch, with the list as the catalogue has it now. */
export const startPackaging = command<{ batchId: string }, { jobId: string }>({
  name: 'transfer.start-packaging',

  async perform(context, { batchId }) {
    const { tx } = context;
    const batch = await lockBatch(tx, batchId);
    requireStep(batch, 'pack');
    const recordIds = await batchRecords(tx, batchId);
    await requireTransferable(tx, recordIds, { inBatch: true });
    await refreshList(tx, batchId, recordIds);
    const round = batch.round + 1;
    const jobId = await enqueue(
      context,
      { name: 'transfer.pack-transfer' },
      { agencyId: batch.agency_id, payload: { batchId, round } },
    );
    const changes = { round, job_id: jobId, package: null, self_test: null };
    return changed(
      { jobId },
      await takeStep(context, batch, { action: 'pack', details: { jobId }, changes }),
    );
  },
});
