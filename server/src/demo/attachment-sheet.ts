import type { AttachmentSheet } from './document.ts';
import { area, rowHeight, size } from './layout/grid.ts';
import {
  baselineOf,
  finish,
  numberPages,
  openPen,
  type Pen,
  setLine,
  setText,
} from './layout/pen.ts';
import { isTableRow, layOutSheet, type TableRow } from './layout/sheet-pages.ts';

/** Draws an attachment: its mark, title, text and table, on pages of its own. */
export function renderAttachmentSheet(sheet: AttachmentSheet): Promise<Buffer> {
  const pen = openPen({ title: sheet.title, author: sheet.documentNumber, date: sheet.date });
  for (const page of layOutSheet(sheet)) {
    pen.addPage();
    for (const [row, item] of page.entries()) {
      if (isTableRow(item)) drawRow(pen, item, row);
      else setLine(pen, item, row);
    }
  }
  numberPages(pen);
  return finish(pen);
}

// 序号, 单位, the tally, 完成时限, 对接科室.
const shares = [0.09, 0.19, 0.26, 0.21, 0.25];

function drawRow(pen: Pen, { cells }: TableRow, row: number): void {
  const top = area.top + row * rowHeight;
  let left = area.left;
  for (const [place, text] of cells.entries()) {
    const width = (shares[place] ?? 0) * area.width;
    pen.rect(left, top, width, rowHeight).lineWidth(0.6).stroke('black');
    pen.font(cells[0] === '序号' ? 'bold' : 'plain').fillColor('black');
    const type = fitting(pen, text, width);
    const x = left + (width - pen.widthOfString(text)) / 2;
    setText(pen, text, { x, y: baselineOf(row, type) });
    left += width;
  }
}

/** 四号, or what is left of it when a heading is long. */
function fitting(pen: Pen, text: string, width: number): number {
  const natural = pen.fontSize(size.fourth).widthOfString(text);
  const type = Math.min(size.fourth, (size.fourth * (width - 6)) / natural);
  pen.fontSize(type);
  return type;
}
