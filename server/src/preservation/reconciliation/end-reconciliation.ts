import { changed, command, unchanged } from '#platform/command.ts';
import type { FoundMismatch } from './compare-record.ts';
import { getRun } from './reconciliation-queries.ts';

type NoteFindings = { runId: string; first: number; found: readonly FoundMismatch[] };

/** Writes down what does not agree. A run that begins again finds the same at the same positions. */
export const noteFindings = command<NoteFindings, number>({
  name: 'preservation.note-mismatches',

  async perform({ tx }, { runId, first, found }) {
    if (found.length === 0) return unchanged(0);
    const { agency_id } = await getRun(tx, runId);
    await tx
      .insertInto('reconciliation_finding')
      .values(
        found.map(({ kind, recordId, componentId, detail }, index) => ({
          ...{ run_id: runId, agency_id, position: first + index + 1, kind, detail },
          record_id: recordId,
          component_id: componentId,
        })),
      )
      .onConflict((conflict) => conflict.columns(['run_id', 'position']).doNothing())
      .execute();
    return changed(found.length, {
      subject: `reconciliation:${runId}`,
      agencyId: agency_id,
      details: { findings: found.length },
    });
  },
});

type EndReconciliation = {
  runId: string;
  records: number;
  components: number;
  readWhole: number;
  findings: number;
  objects: number;
};

export const endReconciliation = command<EndReconciliation, null>({
  name: 'preservation.end-reconciliation',

  async perform({ tx, now }, { runId, readWhole, findings, ...counts }) {
    const { agency_id } = await tx
      .updateTable('reconciliation_run')
      .set({ ...counts, read_whole: readWhole, ended_at: now })
      .where('id', '=', runId)
      .returning('agency_id')
      .executeTakeFirstOrThrow();
    return changed(null, {
      subject: `reconciliation:${runId}`,
      agencyId: agency_id,
      details: { ...counts, readWhole, findings },
    });
  },
});
