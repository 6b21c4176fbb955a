import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import {
  type CatalogueHeading,
  fieldName,
  isHeading,
  readHeading,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { type Catalogue, type CatalogueRow, isBlank, MOST_ROWS } from './catalogue-row.ts';
import { catalogueUnreadable } from './catalogue-unreadable.ts';
import { detectEncoding, firstBytes } from './csv-encoding.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

type Source = Pick<Catalogue, 'form' | 'unreadSheets'> & { rows: AsyncGenerator<CatalogueRow> };

/** Title lines may stand above the heading, but not more than a letterhead's worth. */
const HEAD_ROWS = 10;

/**
 * Opens a catalogue in xlsx or csv; `name` is the file's name as its owner knows it. Throws
 * `capture.catalogue-unreadable` when the file or its heading is not fit to be read at all.
 */
export async function openCatalogue(path: string, name = basename(path)): Promise<Catalogue> {
  const { rows, form, unreadSheets } = await openSource(path, name);
  try {
    const { heading, row } = await findHeading(rows, name);
    return { name, form, unreadSheets, heading, headingRow: row, rows: dataRows(rows, name) };
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }
}

async function openSource(path: string, name: string): Promise<Source> {
  const extension = extname(name).toLowerCase();
  const isWorkbook = extension === '.xlsx';
  if (extension === '.xls') throw catalogueUnreadable(name, 'workbook-old-or-encrypted');
  if (!isWorkbook && extension !== '.csv' && extension !== '.txt') {
    throw catalogueUnreadable(name, 'extension-unknown', { extension });
  }
  if ((await stat(path)).size === 0) throw catalogueUnreadable(name, 'empty');
  const content = contentOf(await firstBytes(path, 4));
  if (content === 'compound') throw catalogueUnreadable(name, 'workbook-old-or-encrypted');
  if (isWorkbook !== (content === 'zip')) {
    throw catalogueUnreadable(name, 'extension-contradicts-content', { extension });
  }
  return isWorkbook ? openWorkbook(path, name) : openCsv(path, name);
}

/** A zip holds an xlsx; a compound document an old xls, or an xlsx under a password ([MS-OFFCRYPTO]). */
function contentOf(start: Buffer): 'zip' | 'compound' | 'text' {
  if (start.subarray(0, 2).equals(Buffer.from('PK'))) return 'zip';
  return start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])) ? 'compound' : 'text';
}

async function openWorkbook(path: string, name: string): Promise<Source> {
  const { sheet, unreadSheets, rows } = await readWorkbook(path, name);
  return { form: { kind: 'xlsx', sheet }, unreadSheets, rows };
}

async function openCsv(path: string, name: string): Promise<Source> {
  const encoding = await detectEncoding(path);
  if (!encoding) throw catalogueUnreadable(name, 'encoding-unknown');
  const rows = readCsv({ path, name, encoding });
  return { form: { kind: 'csv', encoding }, unreadSheets: [], rows };
}

async function findHeading(
  rows: AsyncGenerator<CatalogueRow>,
  name: string,
): Promise<{ heading: CatalogueHeading; row: number }> {
  for (let seen = 0; seen < HEAD_ROWS; seen += 1) {
    // next() and not for-await, which would close the source before the data is read.
    const { value, done } = await rows.next();
    if (done) throw catalogueUnreadable(name, seen === 0 ? 'empty' : 'heading-missing', lines);
    if (isHeading(value.cells)) return { heading: completeHeading(value, name), row: value.row };
  }
  throw catalogueUnreadable(name, 'heading-missing', lines);
}

const lines = { lines: HEAD_ROWS };

function completeHeading({ row, cells }: CatalogueRow, name: string): CatalogueHeading {
  const heading = readHeading(cells);
  const place = `${name} 第 ${row} 行（表头）`;
  if (heading.missing.length > 0) {
    const columns = heading.missing.map(fieldName).join('、');
    throw catalogueUnreadable(place, 'column-missing', { columns });
  }
  const doubled = heading.doubled[0];
  if (doubled) {
    const columns = doubled.headings.join('、');
    throw catalogueUnreadable(place, 'column-doubled', { columns });
  }
  return heading;
}

async function* dataRows(
  rows: AsyncGenerator<CatalogueRow>,
  name: string,
): AsyncGenerator<CatalogueRow> {
  for await (const row of rows) {
    if (row.row > MOST_ROWS) throw catalogueUnreadable(name, 'too-many-rows', { rows: MOST_ROWS });
    if (!isBlank(row)) yield row;
  }
}
