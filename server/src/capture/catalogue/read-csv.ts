import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type CatalogueRow, type CsvEncoding, LONGEST_CELL } from './catalogue-row.ts';
import { catalogueUnreadable } from './catalogue-unreadable.ts';
import { decode } from './csv-encoding.ts';

type Csv = { path: string; name: string; encoding: CsvEncoding };

/** The rows of a csv, streamed: memory does not grow with the file. */
export async function* readCsv({ path, name, encoding }: Csv): AsyncGenerator<CatalogueRow> {
  const parser = parse({
    delimiter: await delimiterOf(path, encoding),
    relax_column_count: true,
    // Old systems write 关于“三严三实”… with straight quotes in the middle of a cell and quote nothing.
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_CELL,
  });
  const source = Readable.from(decode(path, encoding)).on('error', (error) =>
    parser.destroy(error),
  );
  let row = 0;
  try {
    for await (const cells of source.pipe(parser)) {
      row += 1;
      yield { row, cells: cells as string[] };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = `${name} 第 ${row + 1} 行`;
    throw catalogueUnreadable(place, 'csv-damaged', {}, { cause: error });
  } finally {
    source.destroy();
  }
}

/** Comma, tab or semicolon: the one that parts the heading into most cells. */
async function delimiterOf(path: string, encoding: CsvEncoding): Promise<string> {
  let head = '';
  for await (const text of decode(path, encoding)) {
    head += text;
    if (head.trimStart().includes('\n') || head.length > LONGEST_CELL) break;
  }
  const line = head.trimStart().split('\n', 1)[0] ?? '';
  const parts = (delimiter: string) => line.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, other) => (parts(other) > parts(best) ? other : best));
}
