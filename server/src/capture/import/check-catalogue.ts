import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import {
  type CatalogueHeading,
  catalogueFields,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { execute } from '#platform/command.ts';
import type { CatalogueEntry, CheckedRow } from '../catalogue/catalogue-entry.ts';
import { checkRows } from '../catalogue/check-rows.ts';
import { componentFolder } from '../catalogue/match-components.ts';
import { concealed } from '../catalogue/row-cells.ts';
import { findAlike, findKnownKeys } from './compare-with-fonds.ts';
import { type ImportWork, openStagedCatalogue } from './import-work.ts';
import { inBatches } from './in-batches.ts';
import { type RowFinding, severityOf } from './intake-rule.ts';
import { judgeIntake } from './judge-intake.ts';
import { endCheck, noteFindings } from './note-check.ts';

/** Few enough that progress is seen, many enough that the database is not asked for each row. */
const batchRows = 500;

/** What the check of all rows found out. */
export type CheckedCatalogue = {
  readonly rowsRead: number;
  /** Rows right in themselves that may not come into this fonds. */
  readonly refused: ReadonlySet<number>;
  readonly acceptable: number;
  /** Where the next finding goes. */
  readonly position: number;
  readonly unreadSheets: readonly string[];
};

/** Judges every row before any is taken in, so that a catalogue broken in its middle changes nothing. */
export async function checkCatalogue(work: ImportWork): Promise<CheckedCatalogue> {
  const { platform, actor, importId, source, target } = work;
  const catalogue = await openStagedCatalogue(work);
  const folder = source && componentFolder(source.paths);
  const named = new Set<string>();
  const rows = checkRows(catalogue, {
    ...target.rules,
    findComponents: folder && remembering(folder.find, named),
  });
  const judge = rowJudge(work, catalogue.heading);
  const refused = new Set<number>();
  const counts = { rowsRead: 0, acceptable: 0, alreadyThere: 0, position: 0 };

  for await (const batch of inBatches(rows, batchRows)) {
    const judged = await judge(batch);
    for (const row of judged) if (row.isRefused) refused.add(row.row);
    const findings = judged.flatMap((row) => row.findings);
    const rowsInError = judged.filter((row) => row.isInError).length;
    const { position } = counts;
    await execute(platform, noteFindings, actor, { importId, position, findings, rowsInError });
    counts.position += findings.length;
    counts.rowsRead += batch.length;
    counts.acceptable += batch.length - rowsInError;
    counts.alreadyThere += judged.filter((row) => row.isThere).length;
    await work.progress(counts.rowsRead, null, '正在检查');
  }

  const leftoverFiles = (folder?.leftOver(named) ?? []).map((path) =>
    findSecrecyMark(path) ? concealed : path,
  );
  const columns = columnsOf(catalogue.heading);
  await execute(platform, endCheck, actor, { importId, ...counts, columns, leftoverFiles });
  return { ...counts, refused, unreadSheets: catalogue.unreadSheets };
}

/** A file is left over when no row names it, whatever else is wrong with the rows that do. */
function remembering(
  find: ReturnType<typeof componentFolder>['find'],
  named: Set<string>,
): typeof find {
  return (wanted) => {
    const matches = find(wanted);
    for (const match of matches)
      if (match.kind !== 'absent') for (const path of match.paths) named.add(path);
    return matches;
  };
}

type JudgedRow = {
  readonly row: number;
  readonly findings: readonly RowFinding[];
  readonly isInError: boolean;
  readonly isRefused: boolean;
  readonly isThere: boolean;
};

function rowJudge({ platform, target }: ImportWork, heading: CatalogueHeading) {
  const { id: fondsId } = target.fonds;
  const seen = new Set<string>();

  return async (batch: readonly CheckedRow[]): Promise<JudgedRow[]> => {
    const entries = batch.flatMap(({ entry }) => entry ?? []);
    const known = await findKnownKeys(platform, fondsId, entries);
    const fresh = entries.filter(({ sourceKey }) => !known.has(sourceKey));
    const alike = await findAlike(platform, fondsId, fresh);
    return batch.map((checked) => {
      const { row, entry, errors, notices } = checked;
      const isThere = entry !== undefined && known.has(entry.sourceKey);
      const intake =
        entry && !isThere
          ? judgeIntake(checked, entry, { heading, target, alike: elsewhere(entry) })
          : [];
      if (entry) seen.add(entry.sourceKey);
      const isRefused = intake.some((finding) => severityOf(finding) === 'error');
      const findings = [...errors, ...notices, ...intake];
      return { row, findings, isInError: entry === undefined || isRefused, isRefused, isThere };
    });

    // Of two like rows in one catalogue the second has its notice already; whether the first came
    // in before or comes in now must make no difference to it.
    function elsewhere({ likenessKey }: CatalogueEntry) {
      const found = alike.get(likenessKey ?? '') ?? [];
      return found.filter(({ sourceKey }) => sourceKey === null || !seen.has(sourceKey));
    }
  };
}

function columnsOf({ cells, columns }: CatalogueHeading): ImportRun['columns'] {
  return cells.map((heading, index) => ({
    heading,
    field: catalogueFields.find((field) => columns[field] === index) ?? null,
  }));
}
