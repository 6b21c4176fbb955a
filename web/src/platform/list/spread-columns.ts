/** What the column that takes the rest gets before any other column grows: about thirty-five characters. */
const comfortable = 540;
/** Beyond this a column is emptier, not easier to read. */
const mostGrowth = 1.5;

type Wide = { readonly width?: number | string };

/** The least a column needs; one without a width takes what is left, 240 px at least. */
export function leastWidth(columns: readonly Wide[]): number {
  return columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 240), 0);
}

/**
 * The columns for a list that has `room` pixels. Widths are given for a page 1366 wide; on a wider one the
 * room would all go to the column without a width, and numbers would wrap beside a title that is half empty.
 */
export function spreadColumns<Column extends Wide>(
  columns: readonly Column[],
  room: number,
): readonly Column[] {
  const given = columns.filter(({ width }) => typeof width === 'number');
  const flexible = columns.length - given.length;
  const sum = leastWidth(given);
  const spare = room - sum - flexible * comfortable;
  if (flexible === 0 || sum === 0 || spare <= 0) return columns;
  const growth = Math.min(mostGrowth, 1 + spare / sum);
  return columns.map((column) =>
    typeof column.width === 'number'
      ? { ...column, width: Math.floor(column.width * growth) }
      : column,
  );
}
