import { acceptanceItems, signedItems } from '@lantai/contract/collection/acceptance-check.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { moveRecords } from '../../records/move-records.ts';
import { latestChecks } from './latest-checks.ts';
import { lockSubmission, requireOtherPerson, requireWaiting } from './lock-submission.ts';
import { decideItems } from './settle-submission.ts';

type AcceptRecords = { submissionId: string; recordIds: readonly string[] };

/**
 * Every automatic check ran and none failed, the manual ones are signed, and who accepts is another
 * person than who handed over (workflows A.8; DA/T 70-2018).
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
  { id, name }: { id: string; name: string },
  recordIds: readonly string[],
): Promise<void> {
  const checks = await latestChecks(tx, id)
    .select(['check.record_id', 'check.item_code', 'check.result'])
    .where((row) =>
      row.or([
        row('check.record_id', 'is', null),
        row('check.record_id', '=', sql<string>`any(${[...recordIds]}::uuid[])`),
      ]),
    )
    .execute();
  const checked = new Set(checks.map(({ record_id }) => record_id));
  if (recordIds.some((recordId) => !checked.has(recordId)))
    throw new Problem('collection.not-checked', { name });
  const failed = checks.filter(({ result }) => result === 'failed');
  if (failed.length > 0)
    throw new Problem('collection.check-failed', {
      count: new Set(failed.map(({ record_id }) => record_id)).size,
      items: named(failed.map(({ item_code }) => item_code)),
      recordIds: failed.flatMap(({ record_id }) => record_id ?? []),
    });
  const unsigned = signedItems.filter(
    (code) => !checks.some(({ item_code, result }) => item_code === code && result === 'passed'),
  );
  if (unsigned.length > 0)
    throw new Problem('collection.check-unsigned', { name, items: named(unsigned) });
}

function named(codes: readonly (keyof typeof acceptanceItems)[]): string {
  return [...new Set(codes)].map((code) => `${code} ${acceptanceItems[code].name}`).join('、');
}
