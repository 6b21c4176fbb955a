import { type CheckCode, checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getRun } from '../../quality/run-queries.ts';
import { judgeRecords } from '../../quality/standing-queries.ts';
import { moveRecords } from '../../records/move-records.ts';
import { lockSubmission, requireOtherPerson, requireWaiting } from './lock-submission.ts';
import { decideItems } from './settle-submission.ts';

type AcceptRecords = { submissionId: string; recordIds: readonly string[] };

/**
 * The check of the four properties has ended, by its policy nothing keeps the records back and nothing
 * waits for a signature, and who accepts is another person than who handed over (workflows A.8).
 */
export const acceptRecords = command<AcceptRecords, string>({
  name: 'collection.accept-records',

  async perform(context, { submissionId, recordIds }) {
    const { tx, actor } = context;
    const submission = await lockSubmission(tx, submissionId);
    requireOtherPerson(submission, actor, '验收');
    if (submission.state === 'submitted')
      throw new Problem('collection.not-checked', { name: submission.name });
    await requireWaiting(tx, submissionId, recordIds);
    await requireChecked(tx, submission, recordIds);
    const moves = await moveRecords(context, recordIds, 'accept', {
      submission: submission.name,
    });
    const items = recordIds.map((recordId) => ({ recordId, reason: null }));
    await decideItems(context, { submissionId, outcome: 'accepted', items });
    const event = {
      subject: `submission:${submissionId}`,
      agencyId: submission.agency_id,
      details: { accepted: recordIds.length },
    };
    return changed(submissionId, event, ...moves);
  },
});

async function requireChecked(
  tx: Tx,
  { name, run_id: runId }: { name: string; run_id: string },
  recordIds: readonly string[],
): Promise<void> {
  const { state } = await getRun(tx, runId);
  if (state === 'checking') throw new Problem('collection.not-checked', { name });
  const judged = [...(await judgeRecords(tx, runId, recordIds))];
  const failed = judged.filter(([, { verdict }]) => verdict === 'failed');
  if (failed.length > 0)
    throw new Problem('collection.check-failed', {
      count: failed.length,
      items: named(failed.flatMap(([, { failed: codes }]) => codes)),
      recordIds: failed.map(([recordId]) => recordId),
    });
  const unsettled = judged.filter(([, { verdict }]) => verdict !== 'passed');
  if (unsettled.length > 0)
    throw new Problem('collection.check-unsigned', {
      name,
      items: named(unsettled.flatMap(([, { waiting }]) => waiting)),
    });
}

function named(codes: readonly CheckCode[]): string {
  return [...new Set(codes)].map((code) => `${code} ${checkItemOf(code).name}`).join('、');
}
