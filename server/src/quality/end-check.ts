import { changed, command } from '#platform/command.ts';
import { getRun } from './run-queries.ts';
import { countOutcomes } from './standing-queries.ts';

/** All has been looked at: what still waits, waits for people. */
export const endCheck = command<{ runId: string }, undefined>({
  name: 'quality.end-check',

  async perform({ tx, now }, { runId }) {
    const run = await getRun(tx, runId);
    const counts = await countOutcomes(tx, runId);
    await tx
      .updateTable('check_run')
      .set({ state: 'checked', ended_at: now, counts: JSON.stringify(counts) })
      .where('id', '=', runId)
      .execute();
    const details = { name: run.name, ...counts };
    return changed(undefined, { subject: `check-run:${runId}`, agencyId: run.agency_id, details });
  },
});
