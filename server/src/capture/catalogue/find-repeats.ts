import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import type { RowCells } from './row-cells.ts';

export type RowKeys = {
  sourceKey: string;
  likenessKey: string | null;
  archivalCode: string | null;
};

/**
 * Knows the first row of everything that must not, or should not, stand in a file twice. The later
 * row is the repeat. A whole repeat is one finding, not three: its code and number repeat with it.
 */
export function repeatFinder(): (cells: RowCells, keys: RowKeys) => ImportFinding | undefined {
  const contents = new Map<string, number>();
  const archivalCodes = new Map<string, number>();
  const likenesses = new Map<string, number>();

  return (cells, { sourceKey, likenessKey, archivalCode }) => {
    const sameRow = firstRowOf(contents, sourceKey, cells.row);
    const sameCode = firstRowOf(archivalCodes, archivalCode, cells.row);
    const alike = firstRowOf(likenesses, likenessKey, cells.row);
    if (sameRow) return cells.foundInRow('row-repeated', { firstRow: sameRow });
    if (sameCode) {
      return cells.found('archivalCode', 'archival-code-repeated', { firstRow: sameCode });
    }
    return alike
      ? cells.found('documentNumber', 'document-number-repeated', { firstRow: alike })
      : undefined;
  };
}

function firstRowOf(
  rows: Map<string, number>,
  key: string | null,
  row: number,
): number | undefined {
  if (key === null) return undefined;
  const firstRow = rows.get(key);
  if (firstRow === undefined) rows.set(key, row);
  return firstRow;
}
