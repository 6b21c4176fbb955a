import { type CheckCode, checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getRun } from '../run-queries.ts';
import { columnsOf, type StagedFile } from './staged-file.ts';

type BringEvidence = { runId: string; item: CheckCode; file: StagedFile };

/** A photograph or a paper, brought along to an item before a person signs it. */
export const bringEvidence = command<BringEvidence, { evidenceId: string }>({
  name: 'quality.bring-evidence',

  async perform({ tx, actor, now }, { runId, item, file }) {
    if (actor.personId === null) throw new Problem('quality.signed-by-person');
    const { name, mode } = checkItemOf(item);
    if (mode === 'automatic')
      throw new Problem('quality.item-not-manual', { items: `${item} ${name}` });
    const run = await getRun(tx, runId);
    const { id } = await tx
      .insertInto('check_evidence')
      .values({
        ...columnsOf(file),
        ...{ agency_id: run.agency_id, run_id: runId, item_code: item },
        ...{ brought_by: actor.personId, brought_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { fileName, size, sm3 } = file;
    return changed(
      { evidenceId: id },
      {
        subject: `check-run:${runId}`,
        agencyId: run.agency_id,
        details: { item, fileName, size, sm3 },
      },
    );
  },
});
