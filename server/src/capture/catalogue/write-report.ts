import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  type CatalogueHeading,
  findingsHeading,
} from '@lantai/contract/capture/catalogue-columns.ts';
import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node';
import type { CheckedRow } from './catalogue-entry.ts';
import { concealed } from './row-cells.ts';
import { damageMark } from './row-marks.ts';

export const reportForms = ['.xlsx', '.json'] as const;

const marked = { backgroundColor: '#FFC7CE', textColor: '#9C0006' };

/** What a cell of a workbook holds at most (ECMA-376: 32,767 signs). */
const LONGEST_CELL = 32_767;

/**
 * Writes the error report of an import, by the ending of `path`: json is the list of findings;
 * xlsx holds the rows that did not come in, under their own heading, the bad cells marked and one
 * column added that says what to do. Corrected, the xlsx is a catalogue again and can be imported.
 */
export async function writeReport(
  path: string,
  heading: CatalogueHeading,
  failed: readonly CheckedRow[],
): Promise<void> {
  const form = extname(path).toLowerCase();
  if (form === '.json') {
    const findings = failed.flatMap(({ errors }) => errors);
    await writeFile(path, `${JSON.stringify(findings, undefined, 2)}\n`);
  } else if (form === '.xlsx') {
    await writeWorkbook(path, heading, failed);
  } else {
    throw new TypeError(`a report is written as ${reportForms.join(' or ')}, not as ${form}`);
  }
}

async function writeWorkbook(
  path: string,
  heading: CatalogueHeading,
  failed: readonly CheckedRow[],
): Promise<void> {
  // A report that is imported again brings its own column of findings, which is written anew.
  const width = failed.reduce(
    (most, { cells }) => Math.max(most, cells.length),
    heading.cells.length,
  );
  const place = heading.columns.importFindings ?? width;
  const headings = Array.from({ length: width }, (_cell, index) => heading.cells[index] ?? '');
  const names = withCell(headings.map(text), place, text(findingsHeading));
  const bold = names.map((cell): CellObject => ({ ...cell, fontWeight: 'bold' }));
  const rows = failed.map((row) => reportRow(headings, place, row));
  const columns = names.map((_cell, index) => ({ width: index === place ? 60 : 18 }));
  const sheet = { sheet: '导入问题', columns, stickyRowsCount: 1 };
  await writeExcelFile([bold, ...rows], sheet).toFile(path);
}

function reportRow(
  headings: readonly string[],
  place: number,
  { cells, errors, secrecy }: CheckedRow,
): Row {
  const bad = new Set(errors.map(({ column }) => headings.indexOf(column)));
  // The words of a row with a secrecy mark go into no file that travels (workflows I.2).
  const shown = headings.map((_name, index) => (secrecy ? concealed : (cells[index] ?? '')));
  const written = shown.map((cell, index) => (bad.has(index) ? mark(text(cell)) : text(cell)));
  const sentences = errors.map(({ column, message }) => `【${column}】${message}`).join('\n');
  return withCell(written, place, { ...mark(text(sentences)), wrap: true });
}

function withCell(row: readonly CellObject[], place: number, cell: CellObject): CellObject[] {
  return [...row.slice(0, place), cell, ...row.slice(place + 1)];
}

function mark(cell: CellObject): CellObject {
  return { ...cell, ...marked };
}

/** Always text: 20201226 and 0026 must come back as they went out. */
function text(value: string): CellObject {
  const writable = value
    // The writer drops what XML cannot hold and U+FFFD with it, and the damage would look repaired.
    .replaceAll(/[^\P{Cc}\t\r\n]|\ufffd/gu, damageMark)
    // In a workbook _x0041_ means A (ECMA-376, ST_Xstring), unless its first sign is written so itself.
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .slice(0, LONGEST_CELL);
  return writable === '' ? {} : { type: String, value: writable };
}
