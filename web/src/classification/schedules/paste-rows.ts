import { blankRow, type ClauseRow } from './clause-row.ts';

export const pastedColumns = ['number', 'text', 'retention', 'remark'] as const;
export type PastedColumn = (typeof pastedColumns)[number];

/**
 * The cells of a spreadsheet as the clipboard has them: tabs between cells, lines between rows, and
 * a cell with a line break of its own in quotes, in which a quote is doubled.
 */
export function readSheet(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (const [whole, quoted, plain = '', end] of text.matchAll(cell)) {
    if (whole === '') break;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== '\t' && end !== '') rows.push([]);
  }
  return rows.filter((cells) => cells.some((value) => value !== ''));
}

/** Lays cells over the rows from one cell on, as a spreadsheet does; new rows are added at the end. */
export function pasteRows(
  rows: readonly ClauseRow[],
  at: number,
  column: PastedColumn,
  cells: readonly (readonly string[])[],
): ClauseRow[] {
  const columns = pastedColumns.slice(pastedColumns.indexOf(column));
  const result = [...rows];
  for (const [offset, values] of cells.entries()) {
    const given = columns.flatMap((name, place) => {
      const value = values[place];
      return value === undefined ? [] : [[name, value.replaceAll(/\s*\n\s*/g, '')] as const];
    });
    result[at + offset] = { ...(result[at + offset] ?? blankRow()), ...Object.fromEntries(given) };
  }
  return result;
}
