import PDFDocument from 'pdfkit';
import { documentFonts } from './fonts.ts';
import { area, cellsPerRow, cellWidth, mm, paper, rowHeight, size } from './grid.ts';
import type { Line } from './lines.ts';

export type Pen = PDFKit.PDFDocument;

export type Imprint = { readonly title: string; readonly author: string; readonly date: string };

/**
 * A PDF/A-2b document (the long-term format of GB/T 18894-2016) whose bytes depend on nothing but
 * its content: the day of the document stands for the time of writing.
 */
export function openPen({ title, author, date }: Imprint): Pen {
  const written = new Date(`${date}T01:00:00Z`);
  const { plain, bold, signs } = documentFonts();
  const pen = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    // No standard font: PDF/A allows only embedded ones, and loading its metrics takes time.
    font: null,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: written, ModDate: written },
  } as unknown as PDFKit.PDFDocumentOptions);
  // The types know only names and bytes; the library takes parsed fonts as well.
  for (const [name, font] of Object.entries({ plain, bold, signs })) {
    pen.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
  }
  return pen;
}

/** Ends the document and collects its bytes. */
export function finish(pen: Pen): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pen.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.on('end', () => resolve(Buffer.concat(chunks)));
    pen.on('error', reject);
    pen.end();
  });
}

/** Sets one line in its row. Body lines keep to the grid of 28 characters. */
export function setLine(pen: Pen, line: Line, row: number): void {
  if (line.text === '') return;
  const type = line.face === 'title' ? size.second : size.third;
  pen
    .font(line.face === 'plain' ? 'plain' : 'bold')
    .fontSize(type)
    .fillColor('black');
  const count = Array.from(line.text).length;
  const room = area.width - line.indent * cellWidth;
  const natural = pen.widthOfString(line.text);
  const loose = line.face === 'title' ? 0 : cellWidth - size.third;
  const spacing = line.align === 'justified' ? (room - natural) / (count - 1) : loose;
  const width = natural + spacing * (count - 1);
  const start = {
    left: line.indent * cellWidth,
    justified: line.indent * cellWidth,
    centred: (area.width - width) / 2,
    right: (cellsPerRow - line.indent) * cellWidth - width,
  }[line.align];
  setText(pen, line.text, { x: area.left + start, y: baselineOf(row, type), spacing });
}

export function setText(
  pen: Pen,
  text: string,
  { x, y, spacing = 0 }: { x: number; y: number; spacing?: number },
): void {
  pen.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
}

/** Height of a row's baseline; Chinese characters reach 0.88 above and 0.12 below it. */
export function baselineOf(row: number, type: number): number {
  return area.top + row * rowHeight + rowHeight / 2 + type * 0.38;
}

/** — 1 — 7 mm below the area: right on odd pages, left on even ones, one character in (7.5). */
export function numberPages(pen: Pen): void {
  const { start, count } = pen.bufferedPageRange();
  for (let place = start; place < start + count; place += 1) {
    pen.switchToPage(place);
    pen.font('plain').fontSize(size.fourth).fillColor('black');
    const text = `— ${place + 1} —`;
    const right = area.left + area.width - size.fourth - pen.widthOfString(text);
    const x = place % 2 === 0 ? right : area.left + size.fourth;
    setText(pen, text, { x, y: area.top + area.height + mm(7) + size.fourth * 0.8 });
  }
}
