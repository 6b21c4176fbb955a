import { type OfficialDocument, writtenDay } from '../document.ts';
import { cellsPerRow, rowsPerPage } from './grid.ts';
import { blank, breakParagraph, breakText, breakTitle, cellsOf, type Line } from './lines.ts';

/** A page of type: the lines and the row that the first of them stands in. */
export type DocumentPage = { readonly firstRow: number; readonly lines: readonly Line[] };

/**
 * The head (发文机关标志, 发文字号, red line and the two rows below it) takes ten rows: 35 mm down to
 * the letterhead, two rows to the number, 4 mm to the line, two rows to the title (7.2.4–7.3.1).
 */
export const headRows = 10;

/** 版记 stands at the foot of the last page: 抄送, 印发机关 and a little air. */
const imprintRows = 3;

/** Distributes a document over pages, without regard to how it will be drawn. */
export function layOutDocument(document: OfficialDocument): DocumentPage[] {
  const lines = [
    ...breakTitle(document.title),
    blank,
    ...(document.addressee ? breakText(`${document.addressee}：`, flushLeft) : []),
    ...document.paragraphs.flatMap(({ text, style }) =>
      breakParagraph(text, style === 'heading' ? 'bold' : 'plain'),
    ),
  ];
  return paginate(lines, [...attachmentNote(document.attachmentTitles), ...closing(document)]);
}

const flushLeft = { first: 0, next: 0, face: 'plain' } as const;

/** 附件说明, one row below the body: numbered when there are several (7.3.4). */
function attachmentNote(titles: readonly string[]): Line[] {
  if (titles.length === 0) return [];
  const several = titles.length > 1;
  return [
    blank,
    ...titles.flatMap((title, place) => {
      const number = several ? `${place + 1}．` : '';
      const label = place === 0 ? '附件：' : '';
      const first = place === 0 ? 2 : 5;
      return breakText(label + number + title, { first, next: several ? 7 : 5, face: 'plain' });
    }),
  ];
}

/** 署名 two characters from the right, the date two further in, as without a seal (7.3.5.2). */
function closing({ issuer, date, note }: OfficialDocument): Line[] {
  const right = { face: 'plain', align: 'right' } as const;
  const day = writtenDay(date);
  // The date begins two characters right of the name; when it is the longer one it ends two from the edge.
  const nameIndent = Math.max(2, cellsOf(day) + 4 - cellsOf(issuer));
  const dayIndent = nameIndent + cellsOf(issuer) - 2 - cellsOf(day);
  return [
    blank,
    { ...right, text: issuer, indent: nameIndent },
    { ...right, text: day, indent: Math.min(dayIndent, cellsPerRow) },
    ...(note ? breakText(note, { first: 2, next: 0, face: 'plain' }) : []),
  ];
}

/** The closing never stands alone on a page: two lines of the body go with it (7.3.5.5). */
function paginate(body: readonly Line[], end: readonly Line[]): DocumentPage[] {
  const pages: DocumentPage[] = [];
  let rest = [...body];
  let firstRow = headRows;
  while (firstRow + rest.length + end.length + imprintRows > rowsPerPage) {
    const room = beforeHeading(rest, Math.min(rowsPerPage - firstRow, rest.length - 2));
    pages.push({ firstRow, lines: rest.slice(0, room) });
    rest = rest.slice(room);
    firstRow = 0;
  }
  return [...pages, { firstRow, lines: [...rest, ...end] }];
}

/** A heading does not end a page: it goes over with the text below it. */
function beforeHeading(lines: readonly Line[], room: number): number {
  return lines[room - 1]?.face === 'bold' ? room - 1 : room;
}
