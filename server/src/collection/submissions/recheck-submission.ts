import { type CommandContext, changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { lockSubmission, requireWaiting } from './lock-submission.ts';

type Recheck = { submissionId: string; recordIds?: readonly string[] | undefined };

/** Asks for the automatic checks once more: of one record, or of all that wait. */
export const recheckSubmission = command<Recheck, { jobId: string }>({
  name: 'collection.recheck-submission',

  async perform(context, { submissionId, recordIds }) {
    const { tx } = context;
    const submission = await lockSubmission(tx, submissionId);
    const again = recordIds ?? (await waitingIn(context, submissionId));
    await requireWaiting(tx, submissionId, again);
    const jobId = await enqueue(
      context,
      { name: 'collection.check-submission' },
      { agencyId: submission.agency_id, payload: { submissionId, again } },
    );
    await tx
      .updateTable('submission')
      .set({ job_id: jobId })
      .where('id', '=', submissionId)
      .execute();
    return changed(
      { jobId },
      {
        subject: `submission:${submissionId}`,
        agencyId: submission.agency_id,
        details: { jobId, records: again.length },
      },
    );
  },
});

async function waitingIn({ tx }: CommandContext, submissionId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('submission_item')
    .select('record_id')
    .where('submission_id', '=', submissionId)
    .where('outcome', '=', 'waiting')
    .execute();
  return rows.map(({ record_id }) => record_id);
}
