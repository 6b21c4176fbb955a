import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getConversionRun } from './conversion-queries.ts';

/** Somebody else looks at what came out and signs for it: 审核人 of the form is not its 操作者. */
export const reviewConversion = command<{ runId: string; note: string }, Record<string, never>>({
  name: 'preservation.review-conversion',

  async perform({ tx, actor, now }, { runId, note }) {
    const run = await getConversionRun(tx, runId);
    if (run.waiting > 0) throw new Problem('preservation.run-not-ended', { count: run.waiting });
    const reviewed = await tx
      .updateTable('conversion_run')
      .set({ reviewed_by: actor.personId, reviewed_at: now, review_note: note })
      .where('id', '=', runId)
      .where('reviewed_at', 'is', null)
      .returning('agency_id')
      .executeTakeFirst()
      .catch(onConstraint('conversion_run_reviewed_by_another', 'preservation.own-run'));
    if (!reviewed)
      throw new Problem('preservation.run-reviewed', { name: run.reviewedByName ?? '' });
    const { done, failed, differing } = run;
    return changed(
      {},
      {
        subject: `conversion:${runId}`,
        agencyId: reviewed.agency_id,
        details: { note, done, failed, differing },
      },
    );
  },
});
