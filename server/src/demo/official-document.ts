import { type OfficialDocument, writtenDay } from './document.ts';
import { type DocumentPage, layOutDocument } from './layout/document-pages.ts';
import { area, mm, red, rowHeight, rowsPerPage, size } from './layout/grid.ts';
import {
  baselineOf,
  finish,
  numberPages,
  openPen,
  type Pen,
  setLine,
  setText,
} from './layout/pen.ts';

/** Draws a document as GB/T 9704-2012 lays it out, without a seal: it is nobody's document. */
export function renderOfficialDocument(document: OfficialDocument): Promise<Buffer> {
  const { title, issuer: author, date } = document;
  const pen = openPen({ title, author, date });
  for (const page of layOutDocument(document)) {
    pen.addPage();
    if (page.firstRow > 0) drawHead(pen, document);
    drawLines(pen, page);
  }
  drawImprint(pen, document);
  numberPages(pen);
  return finish(pen);
}

function drawLines(pen: Pen, { firstRow, lines }: DocumentPage): void {
  for (const [place, line] of lines.entries()) setLine(pen, line, firstRow + place);
}

/** 版头: 密级, 发文机关标志, 发文字号, 签发人 and the red line (7.2). */
function drawHead(pen: Pen, document: OfficialDocument): void {
  if (document.secrecyMark) drawSecrecyMark(pen, document.secrecyMark);
  drawLetterhead(pen, document.letterhead);
  drawNumber(pen, document);
  const y = area.top + 7.9 * rowHeight + mm(2.5);
  pen
    .moveTo(area.left, y)
    .lineTo(area.left + area.width, y)
    .lineWidth(mm(0.7))
    .stroke(red);
}

/** 秘密★5年 at the left edge of the second row (7.2.2), the star from its own typeface. */
function drawSecrecyMark(pen: Pen, mark: string): void {
  let x = area.left;
  for (const run of mark.split(/(★)/u)) {
    pen
      .font(run === '★' ? 'signs' : 'bold')
      .fontSize(size.third)
      .fillColor('black');
    setText(pen, run, { x, y: baselineOf(1, size.third) });
    x += pen.widthOfString(run);
  }
}

/**
 * As wide as the area allows, never taller than 16 mm, 35 mm below the top (7.2.4). Set any wider apart,
 * the characters would be extracted with blanks between them, and the name not be found.
 */
function drawLetterhead(pen: Pen, letterhead: string): void {
  const count = Array.from(letterhead).length;
  const type = Math.min(mm(16), (area.width * 0.96) / count);
  const spacing = Math.min(type * 0.08, (area.width - type * count) / count);
  pen.font('bold').fontSize(type).fillColor(red);
  const width = pen.widthOfString(letterhead) + spacing * (count - 1);
  const x = area.left + (area.width - width) / 2;
  setText(pen, letterhead, { x, y: area.top + mm(35) + mm(8) + type * 0.38, spacing });
}

/** Centred; with 签发人 on the other side it moves to the left, one character in (7.2.5, 7.2.6). */
function drawNumber(pen: Pen, { documentNumber, signer }: OfficialDocument): void {
  const line = { text: documentNumber, face: 'plain' } as const;
  if (!signer) {
    setLine(pen, { ...line, align: 'centred', indent: 0 }, 7);
    return;
  }
  setLine(pen, { ...line, align: 'left', indent: 1 }, 7);
  setLine(pen, { ...line, text: `签发人：${signer}`, align: 'right', indent: 1 }, 7);
}

/** 版记 at the foot of the last page: thick rules outside, a thin one between (7.4). */
function drawImprint(pen: Pen, { copyTo, printedBy, date }: OfficialDocument): void {
  pen.font('plain').fontSize(size.fourth).fillColor('black');
  const rows = copyTo ? 2 : 1;
  const edge = (line: number) => area.top + (rowsPerPage - rows + line) * rowHeight;
  const rule = (y: number, width: number) =>
    pen
      .moveTo(area.left, y)
      .lineTo(area.left + area.width, y)
      .lineWidth(mm(width))
      .stroke('black');
  const baseline = (line: number) => edge(line) + rowHeight / 2 + size.fourth * 0.38;
  const left = area.left + size.fourth;
  const day = `${writtenDay(date)}印发`;
  const right = area.left + area.width - size.fourth - pen.widthOfString(day);
  rule(edge(0), 0.35);
  if (copyTo) {
    setText(pen, `抄送：${copyTo}`, { x: left, y: baseline(0) });
    rule(edge(1), 0.25);
  }
  setText(pen, printedBy, { x: left, y: baseline(rows - 1) });
  setText(pen, day, { x: right, y: baseline(rows - 1) });
  rule(edge(rows), 0.35);
}
