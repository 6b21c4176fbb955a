import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import {
  type CatalogueHeading,
  catalogueFields,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { execute } from '#platform/command.ts';
import { checkRows } from '../catalogue/check-rows.ts';
import { type ComponentFolder, componentFolder } from '../catalogue/match-components.ts';
import { concealed } from '../catalogue/row-cells.ts';
import { type ImportWork, openStagedCatalogue } from './import-work.ts';
import { inBatches } from './in-batches.ts';
import { type JudgedRow, rowJudge } from './judge-rows.ts';
import { endCheck, noteFindings } from './note-check.ts';

/** Few enough that progress is seen, many enough that the database is not asked for each row. */
const batchRows = 500;

/** What the check of all rows found out. */
export type CheckedCatalogue = {
  readonly rowsRead: number;
  /** Rows right in themselves that may not come into this fonds. */
  readonly refused: ReadonlySet<number>;
  readonly acceptable: number;
  readonly alreadyThere: number;
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
  const findComponents = folder && remembering(folder.find, named);
  const judge = rowJudge(work, catalogue.heading);
  const refused = new Set<number>();
  let counts = { rowsRead: 0, acceptable: 0, alreadyThere: 0, position: 0 };

  const rows = checkRows(catalogue, { ...target.rules, findComponents });
  for await (const batch of inBatches(rows, batchRows)) {
    const judged = await judge(batch);
    for (const { row, isRefused } of judged) if (isRefused) refused.add(row);
    counts = await noteJudged(work, judged, counts);
    await work.progress(counts.rowsRead, null, '正在检查');
  }

  const columns = columnsOf(catalogue.heading);
  const leftoverFiles = (folder?.leftOver(named) ?? []).map(shownPath);
  await execute(platform, endCheck, actor, { importId, ...counts, columns, leftoverFiles });
  return { ...counts, refused, unreadSheets: catalogue.unreadSheets };
}

type Counts = Pick<CheckedCatalogue, 'rowsRead' | 'acceptable' | 'alreadyThere' | 'position'>;

async function noteJudged(
  { platform, actor, importId }: ImportWork,
  judged: readonly JudgedRow[],
  { rowsRead, acceptable, alreadyThere, position }: Counts,
): Promise<Counts> {
  const findings = judged.flatMap((row) => row.findings);
  const rowsInError = judged.filter(({ isInError }) => isInError).length;
  await execute(platform, noteFindings, actor, { importId, position, findings, rowsInError });
  return {
    rowsRead: rowsRead + judged.length,
    acceptable: acceptable + judged.length - rowsInError,
    alreadyThere: alreadyThere + judged.filter(({ isThere }) => isThere).length,
    position: position + findings.length,
  };
}

/** A file is left over when no row names it, whatever else is wrong with the rows that do. */
function remembering(find: ComponentFolder['find'], named: Set<string>): ComponentFolder['find'] {
  return (wanted) => {
    const matches = find(wanted);
    for (const match of matches)
      if (match.kind !== 'absent') for (const path of match.paths) named.add(path);
    return matches;
  };
}

function shownPath(path: string): string {
  return findSecrecyMark(path) ? concealed : path;
}

function columnsOf({ cells, columns }: CatalogueHeading): ImportRun['columns'] {
  return cells.map((heading, index) => ({
    heading,
    field: catalogueFields.find((field) => columns[field] === index) ?? null,
  }));
}
