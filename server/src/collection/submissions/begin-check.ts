import { changed, command, unchanged } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';
import { lockSubmission } from './lock-submission.ts';

/** The system begins to check a batch (workflows A.8, start_detect). Does nothing the second time. */
export const beginCheck = command<{ submissionId: string }, { runId: string }>({
  name: 'collection.begin-check',

  async perform(context, { submissionId }) {
    const { tx } = context;
    const submission = await lockSubmission(tx, submissionId);
    const result = { runId: submission.run_id };
    if (submission.state !== 'submitted') return unchanged(result);
    const waiting = await tx
      .selectFrom('submission_item')
      .innerJoin('record', 'record.id', 'submission_item.record_id')
      .select('record_id')
      .where('submission_id', '=', submissionId)
      .where('outcome', '=', 'waiting')
      .where('record.state', '=', 'submitted')
      .execute();
    await tx
      .updateTable('submission')
      .set({ state: 'checking' })
      .where('id', '=', submissionId)
      .execute();
    const recordIds = waiting.map(({ record_id }) => record_id);
    const moves = recordIds.length === 0 ? [] : await moveRecords(context, recordIds, 'check');
    const event = {
      subject: `submission:${submissionId}`,
      agencyId: submission.agency_id,
      details: { from: 'submitted', to: 'checking', records: recordIds.length },
    };
    return changed(result, event, ...moves);
  },
});
