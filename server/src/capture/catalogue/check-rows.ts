import type { CatalogueHeading } from '@lantai/contract/capture/catalogue-columns.ts';
import { type ImportFinding, isError } from '@lantai/contract/capture/import-rule.ts';
import { attachComponents, type FindComponents } from './attach-components.ts';
import type { CatalogueEntry, CheckedRow, RowDescription } from './catalogue-entry.ts';
import type { Catalogue, CatalogueRow } from './catalogue-row.ts';
import { repeatFinder } from './find-repeats.ts';
import { type RowReading, type RowRules, readRow } from './read-row.ts';
import { cellsUnder, type RowCells } from './row-cells.ts';
import { likenessKeyOf, sourceKeyOf } from './row-identity.ts';
import { damageIn, secrecyFinding, secrecyOfRow } from './row-marks.ts';

export type ImportChecks = RowRules & {
  /** Looks for a row's files. Absent: no folder came with the catalogue, names are only kept. */
  findComponents?: FindComponents | undefined;
};

/**
 * Checks every row and yields it with all that is wrong in it; one without errors becomes an entry.
 * Streams: what grows with the catalogue is a few keys per row, by which repeats are known.
 */
export async function* checkRows(
  { heading, rows }: Pick<Catalogue, 'heading' | 'rows'>,
  checks: ImportChecks,
): AsyncGenerator<CheckedRow> {
  const checkRow = rowChecker(heading, checks);
  for await (const row of rows) yield await checkRow(row);
}

function rowChecker(heading: CatalogueHeading, checks: ImportChecks) {
  const findRepeat = repeatFinder();
  const takenBy = new Map<string, number>();

  return async (row: CatalogueRow): Promise<CheckedRow> => {
    const secrecy = secrecyOfRow(heading, row);
    const cells = cellsUnder(heading, row, { conceal: secrecy !== undefined });
    const { reading, findings } = readRow(cells, checks);
    const keys = { sourceKey: sourceKeyOf(cells, reading), likenessKey: likenessKeyOf(reading) };
    const repeat = findRepeat(cells, { ...keys, archivalCode: reading.archivalCode ?? null });
    const { components, found } = await attachComponents(cells, checks.findComponents, takenBy);
    const all = [
      secrecy && secrecyFinding(cells, secrecy),
      ...damageIn(heading, row, cells),
      ...findings,
      repeat,
      ...found,
    ].filter((finding) => finding !== undefined);
    const entry = entryOf(cells, reading, { ...keys, components });
    return { ...judged(row, all, entry), secrecy };
  };
}

function judged(
  { row, cells }: CatalogueRow,
  findings: readonly ImportFinding[],
  entry: CatalogueEntry | undefined,
): Omit<CheckedRow, 'secrecy'> {
  const errors = findings.filter(isError);
  const notices = findings.filter((finding) => !isError(finding));
  return { row, cells, errors, notices, entry: errors.length === 0 ? entry : undefined };
}

function entryOf(
  cells: RowCells,
  reading: RowReading,
  rest: Pick<CatalogueEntry, 'sourceKey' | 'likenessKey' | 'components'>,
): CatalogueEntry | undefined {
  if (!isComplete(reading)) return undefined;
  return { ...reading, ...rest, row: cells.row, given: cells.known, extra: cells.extra };
}

function isComplete(reading: RowReading): reading is RowDescription {
  return Object.values(reading).every((value) => value !== undefined);
}
