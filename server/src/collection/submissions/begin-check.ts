import {
  type AcceptanceItem,
  acceptanceItems,
  signedItems,
} from '@lantai/contract/collection/acceptance-check.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';
import { lockSubmission } from './lock-submission.ts';

/** What `checkRecord` and this command look at; everything else is said not to have been run. */
const ours: readonly AcceptanceItem[] = ['1-8', '1-10', '1-11', '1-14', '2-1', '2-4', '2-9', '3-8'];

/** The system begins to check a batch (workflows A.8, start_detect). Does nothing the second time. */
export const beginCheck = command<{ submissionId: string }, undefined>({
  name: 'collection.begin-check',

  async perform(context, { submissionId }) {
    const { tx, now } = context;
    const submission = await lockSubmission(tx, submissionId);
    if (submission.state !== 'submitted') return unchanged(undefined);
    const waiting = await tx
      .selectFrom('submission_item')
      .innerJoin('record', 'record.id', 'submission_item.record_id')
      .select('record_id')
      .where('submission_id', '=', submissionId)
      .where('outcome', '=', 'waiting')
      .where('record.state', '=', 'submitted')
      .execute();
    const listed = submission.list.rows.length;
    const counted = waiting.length === listed;
    const notRun = (Object.keys(acceptanceItems) as AcceptanceItem[]).filter(
      (code) => !ours.includes(code),
    );
    const row = (item_code: AcceptanceItem) => ({
      agency_id: submission.agency_id,
      submission_id: submissionId,
      item_code,
      mode: acceptanceItems[item_code].mode,
      tool: 'lantai',
      checked_at: now,
    });
    await tx
      .insertInto('acceptance_check')
      .values([
        {
          ...row('2-1'),
          result: counted ? ('passed' as const) : ('failed' as const),
          evidence: `移交清单 ${listed} 件，检测时 ${waiting.length} 件`,
        },
        ...notRun.map((code) => ({
          ...row(code),
          result: signedItems.includes(code) ? ('waiting' as const) : ('not-run' as const),
          evidence: signedItems.includes(code) ? '待档案员抽样检查并签认' : '没有检测工具，未检测',
        })),
      ])
      .execute();
    await tx
      .updateTable('submission')
      .set({ state: 'checking' })
      .where('id', '=', submissionId)
      .execute();
    const moves =
      waiting.length === 0
        ? []
        : await moveRecords(
            context,
            waiting.map(({ record_id }) => record_id),
            'check',
          );
    const details = { from: 'submitted', to: 'checking', records: waiting.length };
    const event = {
      subject: `submission:${submissionId}`,
      agencyId: submission.agency_id,
      details,
    };
    return changed(undefined, event, ...moves);
  },
});
