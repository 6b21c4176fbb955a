import {
  type AcceptanceItem,
  acceptanceItems,
} from '@lantai/contract/collection/acceptance-check.ts';
import { changed, command } from '#platform/command.ts';
import { lockSubmission, requireOtherPerson, requireWaiting } from './lock-submission.ts';

type SignCheck = {
  submissionId: string;
  itemCode: AcceptanceItem;
  passed: boolean;
  sample: readonly string[];
  note: string;
};

/** What the standard has a person look at: signed by name, with the sample that was opened. */
export const signCheck = command<SignCheck, string>({
  name: 'collection.sign-check',

  async perform({ tx, actor, now }, { submissionId, itemCode, passed, sample, note }) {
    const submission = await lockSubmission(tx, submissionId);
    requireOtherPerson(submission, actor, '人工检测');
    await requireWaiting(tx, submissionId, sample);
    const result = passed ? 'passed' : 'failed';
    await tx
      .insertInto('acceptance_check')
      .values({
        agency_id: submission.agency_id,
        submission_id: submissionId,
        item_code: itemCode,
        mode: 'manual',
        result,
        evidence: `抽样 ${sample.length} 件${note ? `：${note}` : ''}`,
        sample: [...sample],
        tool: '人工',
        checked_by: actor.personId,
        checked_at: now,
      })
      .execute();
    return changed(submissionId, {
      subject: `submission:${submissionId}`,
      agencyId: submission.agency_id,
      details: { item: `${itemCode} ${acceptanceItems[itemCode].name}`, result, sample, note },
    });
  },
});
