import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getRun } from '../run-queries.ts';
import { columnsOf, type StagedFile } from './staged-file.ts';

type KeepReport = { runId: string; resultsSm3: string; file: StagedFile };

/** Keeps the report of a run as it is now; its digest is in the trail, and it is never written again. */
export const keepReport = command<KeepReport, { reportId: string; sm3: string }>({
  name: 'quality.keep-report',

  async perform({ tx, actor, now }, { runId, resultsSm3, file }) {
    const run = await getRun(tx, runId);
    if (run.state === 'checking') throw new Problem('quality.still-checking');
    const { id } = await tx
      .insertInto('kept_check_report')
      .values({
        ...columnsOf(file),
        ...{ agency_id: run.agency_id, run_id: runId, results_sm3: resultsSm3 },
        ...{ kept_by: actor.personId, kept_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('kept_check_report_once', 'quality.report-kept-already', {}));
    const { fileName, size, sha512, sm3 } = file;
    return changed(
      { reportId: id, sm3 },
      {
        subject: `check-run:${runId}`,
        agencyId: run.agency_id,
        details: { fileName, size, sha512, sm3, resultsSm3 },
      },
    );
  },
});
