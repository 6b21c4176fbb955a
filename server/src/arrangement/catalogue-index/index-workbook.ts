import {
  type CatalogueIndex,
  indexColumnNames,
  indexColumns,
  indexOrderNames,
} from '@lantai/contract/arrangement/catalogue-index.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

const widths = [8, 24, 60, 14, 28, 36];

/** The six columns of the page and the print; a group has a line of its own, as on paper. */
export async function indexWorkbook({ order, rows }: CatalogueIndex): Promise<Buffer> {
  const bold = (value: string): CellObject => ({ type: String, value, fontWeight: 'bold' });
  const lines: CellObject[][] = [indexColumns.map((column) => bold(indexColumnNames[column]))];
  let group: string | null = null;
  for (const row of rows) {
    if (row.group !== group && row.group !== null) lines.push([bold(row.group)]);
    group = row.group;
    lines.push(
      indexColumns.map((column) =>
        row[column] === '' ? {} : { type: String, value: row[column] },
      ),
    );
  }
  return writeExcelFile(lines, {
    sheet: indexOrderNames[order],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
