import { blankRow, type EntryField, type EntryRow, entryFields } from './entry-row.ts';

export type Cell = { readonly row: number; readonly field: EntryField };

/** The sheet with one cell written; the same rows where nothing changes. */
export function withCell(
  rows: readonly EntryRow[],
  { row, field }: Cell,
  value: string,
): readonly EntryRow[] {
  const before = rows[row];
  if (!before || before.values[field] === value) return rows;
  return rows.with(row, {
    ...before,
    values: { ...before.values, [field]: value },
    state: before.state === 'failed' ? 'idle' : before.state,
    problem: undefined,
  });
}

/** What the cell above holds. */
export function valueAbove(rows: readonly EntryRow[], { row, field }: Cell): string | undefined {
  return rows[row - 1]?.values[field];
}

/**
 * What follows the cell above in a series: its last number counted up, its zeros kept; 示发〔2025〕9号 is followed
 * by 示发〔2025〕10号, 0009 by 0010. Undefined where there is no number.
 */
export function nextInSeries(value: string | undefined): string | undefined {
  const parts = /^(.*?)(\d+)(\D*)$/su.exec(value ?? '');
  const [, before = '', number = '', after = ''] = parts ?? [];
  if (!parts) return undefined;
  return before + String(BigInt(number) + 1n).padStart(number.length, '0') + after;
}

/** The next cell for Enter, the one before for Shift+Enter, over the ends of rows. */
export function neighbourCell({ row, field }: Cell, by: 1 | -1): Cell {
  const place = entryFields.indexOf(field) + by;
  const next = entryFields[place];
  if (next) return { row, field: next };
  return by === 1
    ? { row: row + 1, field: entryFields[0] }
    : { row: row - 1, field: entryFields.at(-1) ?? 'remark' };
}

/**
 * A block of a spreadsheet laid over the sheet from a cell on; rows are added where it is longer, columns
 * beyond the last are left out.
 */
export function withBlock(
  rows: readonly EntryRow[],
  { row, field }: Cell,
  block: readonly (readonly string[])[],
): readonly EntryRow[] {
  const first = entryFields.indexOf(field);
  const all = [...rows];
  while (all.length < row + block.length) all.push(blankRow());
  return block.reduce<readonly EntryRow[]>(
    (sheet, line, down) =>
      line.reduce<readonly EntryRow[]>((kept, value, right) => {
        const target = entryFields[first + right];
        return target ? withCell(kept, { row: row + down, field: target }, value) : kept;
      }, sheet),
    all,
  );
}

/**
 * What a spreadsheet puts on the clipboard: cells between tabs, rows between line ends, and quotes around a
 * cell that holds either.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const source = text.replaceAll(/\r\n?/gu, '\n').replace(/\n$/u, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quoted && sign === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (sign === '\t' && !quoted) endCell();
    else if (sign === '\n' && !quoted) {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  // A line end inside a cell is a blank here: a title is one line.
  return rows.map((row) => row.map((value) => value.replaceAll(/\s*\n\s*/gu, ' ').trim()));
}
