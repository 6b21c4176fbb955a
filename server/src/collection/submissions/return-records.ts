import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { moveRecords } from '../../records/move-records.ts';
import { lockSubmission, requireOtherPerson, requireWaiting } from './lock-submission.ts';
import { decideItems } from './settle-submission.ts';

type ReturnRecords = {
  submissionId: string;
  items: readonly { recordId: string; reason: string }[];
};

/** Records go back to the department, each with its reason; how often is counted on the record. */
export const returnRecords = command<ReturnRecords, string>({
  name: 'collection.return-records',

  async perform(context, { submissionId, items }) {
    const { tx, actor } = context;
    const submission = await lockSubmission(tx, submissionId);
    requireOtherPerson(submission, actor, '退回');
    if (submission.state === 'submitted')
      throw new Problem('collection.not-checked', { name: submission.name });
    const recordIds = items.map(({ recordId }) => recordId);
    await requireWaiting(tx, submissionId, recordIds);
    const reasons = new Map(items.map(({ recordId, reason }) => [recordId, reason]));
    const moves = await moveRecords(context, recordIds, 'return', ({ id }) => ({
      submission: submission.name,
      reason: reasons.get(id),
    }));
    await decideItems(context, { submissionId, outcome: 'returned', items });
    const event = {
      subject: `submission:${submissionId}`,
      agencyId: submission.agency_id,
      details: { returned: items.length },
    };
    return changed(submissionId, event, ...moves);
  },
});
