import type { CatalogueHeading } from '@lantai/contract/capture/catalogue-columns.ts';

/** A row as it came. `row` is its number as a spreadsheet shows it: blank rows count, 1 is the first. */
export type CatalogueRow = { row: number; cells: readonly string[] };

/** A catalogue that was opened: its heading read and found complete, its rows still to come. */
export type Catalogue = {
  name: string;
  /** How the file is written, for the log and the import's page. */
  form: { kind: 'csv'; encoding: CsvEncoding } | { kind: 'xlsx'; sheet: string };
  headingRow: number;
  heading: CatalogueHeading;
  /** Can be walked once; ends early and closes the file when the walk is broken off. */
  rows: AsyncIterable<CatalogueRow>;
  /** Sheets of a workbook that hold something and are not read: said, so that nothing is lost unseen. */
  unreadSheets: readonly string[];
};

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** More rows than any agency keeps in one catalogue; a bound on what a broken file can cost. */
export const MOST_ROWS = 1_000_000;

/** A cell longer than this is no description any more but a file whose quotes went wrong. */
export const LONGEST_CELL = 1_000_000;

export function isBlank({ cells }: CatalogueRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}
