import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { findRunRecordIds } from './find-batch.ts';
import { getRun } from './run-queries.ts';

type Recheck = {
  runId: string;
  recordId?: string | undefined;
  items?: readonly CheckCode[] | undefined;
};

/** Looks once more, after something was put right: at one item, at one record, at everything. */
export const orderRecheck = command<Recheck, { jobId: string }>({
  name: 'quality.order-recheck',

  async perform(context, { runId, recordId, items }) {
    const run = await getRun(context.tx, runId);
    const all = await findRunRecordIds(context.tx, runId);
    if (recordId !== undefined && !all.includes(recordId))
      throw new Problem('quality.record-not-in-run');
    const again = recordId === undefined ? all : [recordId];
    const jobId = await enqueue(
      context,
      { name: 'quality.check-records' },
      {
        agencyId: run.agency_id,
        payload: { runId, again, items, batchAgain: recordId === undefined },
      },
    );
    await context.tx
      .updateTable('check_run')
      // Nothing is accepted by what is being looked at anew.
      .set({ job_id: jobId, state: 'checking', ended_at: null })
      .where('id', '=', runId)
      .execute();
    return changed(
      { jobId },
      {
        subject: `check-run:${runId}`,
        agencyId: run.agency_id,
        details: { recordId: recordId ?? null, items: items ?? null, jobId },
      },
    );
  },
});
