import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { lockBatch, requireStep } from './take-step.ts';

/** Orders the test of a package before it leaves. */
export const startSelfTest = command<{ batchId: string }, { jobId: string }>({
  name: 'transfer.start-self-test',

  async perform(context, { batchId }) {
    const { tx } = context;
    const batch = await lockBatch(tx, batchId);
    requireStep(batch, 'pass-test');
    const jobId = await enqueue(
      context,
      { name: 'transfer.test-package' },
      { agencyId: batch.agency_id, payload: { batchId, round: batch.round } },
    );
    await tx
      .updateTable('transfer_batch')
      .set({ job_id: jobId })
      .where('id', '=', batchId)
      .execute();
    return changed(
      { jobId },
      {
        subject: `transfer:${batchId}`,
        agencyId: batch.agency_id,
        details: { number: batch.number, round: batch.round, jobId },
      },
    );
  },
});
