import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type StartReconciliation = { fondsId: string; share: number };

/** Orders a comparison of a fonds' catalogue with its bytes. */
export const startReconciliation = command<StartReconciliation, { runId: string; jobId: string }>({
  name: 'preservation.start-reconciliation',

  async perform({ tx, actor, now }, { fondsId, share }) {
    const { agency_id } = await getFonds(tx, fondsId);
    const runId = crypto.randomUUID();
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'preservation.reconcile-catalogue' },
      { agencyId: agency_id, payload: { runId } },
    );
    await tx
      .insertInto('reconciliation_run')
      .values({
        ...{ id: runId, agency_id, fonds_id: fondsId, job_id: jobId, share },
        asked_by: actor.personId,
        asked_at: now,
      })
      .execute();
    return changed(
      { runId, jobId },
      { subject: `reconciliation:${runId}`, agencyId: agency_id, details: { jobId, share } },
    );
  },
});
