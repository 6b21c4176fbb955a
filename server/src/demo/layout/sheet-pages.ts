import type { AttachmentSheet } from '../document.ts';
import { rowsPerPage } from './grid.ts';
import { blank, breakParagraph, breakTitle, type Line } from './lines.ts';

/** A row of a table, drawn with rules around its cells. */
export type TableRow = { readonly cells: readonly string[] };

export type SheetPage = readonly (Line | TableRow)[];

export function isTableRow(item: Line | TableRow): item is TableRow {
  return 'cells' in item;
}

/** 附件 on pages of its own: its mark in the first row, the title in the third (7.3.7). */
export function layOutSheet({ ordinal, title, paragraphs, table }: AttachmentSheet): SheetPage[] {
  const mark: Line = { text: `附件${ordinal ?? ''}`, face: 'bold', align: 'left', indent: 0 };
  const items = [
    mark,
    blank,
    ...breakTitle(title),
    blank,
    ...paragraphs.flatMap(({ text, style }) =>
      breakParagraph(text, style === 'heading' ? 'bold' : 'plain'),
    ),
    ...[table?.columns ?? [], ...(table?.rows ?? [])]
      .filter((cells) => cells.length > 0)
      .map((cells) => ({ cells })),
  ];
  const pages: SheetPage[] = [];
  for (let start = 0; start < items.length; start += rowsPerPage) {
    pages.push(items.slice(start, start + rowsPerPage));
  }
  return pages;
}
