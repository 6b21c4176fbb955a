import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { columnsOf, type StagedFile } from './staged-file.ts';

type BringScan = {
  agencyId: string;
  tool: string;
  toolVersion: string;
  scannedOn: string;
  severe: number;
  file: StagedFile;
};

/** The report of a scanner for weaknesses, by which 4-8 judges from now on. */
export const bringScan = command<BringScan, { scanId: string }>({
  name: 'quality.bring-scan',

  async perform({ tx, actor, now }, { agencyId, file, ...scan }) {
    if (actor.personId === null) throw new Problem('quality.signed-by-person');
    if (scan.scannedOn > dayOf(now))
      throw new Problem('quality.scanned-in-future', { date: scan.scannedOn });
    const { id } = await tx
      .insertInto('weakness_scan')
      .values({
        ...columnsOf(file),
        ...{ agency_id: agencyId, tool: scan.tool, tool_version: scan.toolVersion },
        ...{ scanned_on: scan.scannedOn, severe: scan.severe },
        ...{ brought_by: actor.personId, brought_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { fileName, sm3 } = file;
    return changed(
      { scanId: id },
      { subject: `unit:${agencyId}`, agencyId, details: { ...scan, fileName, sm3 } },
    );
  },
});
