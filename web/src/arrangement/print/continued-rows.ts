import type { CatalogueRow } from './catalogue-reply.ts';

type TextColumn = 'documentNumber' | 'creator' | 'title' | 'remark';

/**
 * How many characters a cell of each column surely holds on one page, in its width and type. What is
 * longer goes on in a row below, so that a row is never higher than the paper: a remark may have
 * 2,000 characters and its column is narrow.
 */
const mostPerRow: Record<TextColumn, number> = {
  documentNumber: 100,
  creator: 100,
  title: 240,
  remark: 60,
};

const columns = Object.keys(mostPerRow) as TextColumn[];

/** A row as it is printed: a continued one repeats nothing but what goes on. */
export type PrintedRow = CatalogueRow & { readonly continues: boolean };

export function continuedRows(row: CatalogueRow): PrintedRow[] {
  const pieces = new Map(
    columns.map((column) => [column, cutText(row[column], mostPerRow[column])]),
  );
  const count = Math.max(...[...pieces.values()].map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => {
    const texts = Object.fromEntries(
      columns.map((column) => [column, pieces.get(column)?.[index] ?? '']),
    ) as Pick<CatalogueRow, TextColumn>;
    return index === 0
      ? { ...row, ...texts, continues: false }
      : { ...row, ...texts, date: '', securityLevel: '', pages: null, continues: true };
  });
}

const characters = new Intl.Segmenter('zh');

/** By characters as people see them, so that a rare one is not halved. */
export function cutText(text: string, most: number): string[] {
  const all = Array.from(characters.segment(text), ({ segment }) => segment);
  const pieces: string[] = [];
  for (let start = 0; start < all.length; start += most) {
    pieces.push(all.slice(start, start + most).join(''));
  }
  return pieces.length > 0 ? pieces : [''];
}
