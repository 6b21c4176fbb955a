import { ConversionFault } from './conversion-fault.ts';
import type { StandardPdf } from './standard-pdf.ts';
import type { TextFonts } from './text-fonts.ts';

/** A4 with the margins of a page that may be bound, in points; 五号 (10.5 pt) type. */
const paper = { width: 595.28, height: 841.89, left: 80, right: 60, top: 72, bottom: 72 };
const type = 10.5;
const leading = 17;
const linesPerPage = Math.floor((paper.height - paper.top - paper.bottom) / leading);
const room = (paper.width - paper.left - paper.right) / type;
const mostPages = 5000;
const closing = /[，。、；：？！）》〉”’〕．…%]/u;

/** Sets a plain text line by line as it is; a form feed begins a page. */
export function setText(pdf: StandardPdf, text: string, fonts: TextFonts): void {
  const pages = layOut(text, fonts);
  for (const [name, font] of fonts.loaded)
    pdf.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
  for (const lines of pages) {
    pdf.addPage({ size: [paper.width, paper.height], margin: 0 });
    for (const [row, line] of lines.entries()) setLine(pdf, { line, row, fonts });
  }
}

function layOut(text: string, fonts: TextFonts): string[][] {
  const pages: string[][] = [];
  for (const section of text.replaceAll(/\r\n?/g, '\n').split('\f')) {
    const lines = section.split('\n').flatMap((line) => brokenLine(line, fonts));
    for (let start = 0; start < Math.max(lines.length, 1); start += linesPerPage)
      pages.push(lines.slice(start, start + linesPerPage));
    if (pages.length > mostPages) throw new ConversionFault(`文字超过 ${mostPages} 页，未转换`);
  }
  return pages;
}

/** Broken where the paper ends; no sign that cannot be seen is set (they have no glyph). */
function brokenLine(line: string, { faceOf }: TextFonts): string[] {
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const letter of line.replaceAll('\t', '    ').replaceAll(/\p{Cc}|\p{Cf}/gu, '')) {
    const { width: own } = faceOf(letter);
    // A closing mark never begins a line: it may stand beyond the edge.
    if (width + own > room && current !== '' && !closing.test(letter)) {
      lines.push(current);
      current = '';
      width = 0;
    }
    current += letter;
    width += own;
  }
  return [...lines, current];
}

function setLine(
  pdf: StandardPdf,
  { line, row, fonts }: { line: string; row: number; fonts: TextFonts },
): void {
  const y = paper.top + row * leading + type;
  let x = paper.left;
  for (const { name, run, width } of runsOf(line, fonts)) {
    pdf.font(name).fontSize(type).fillColor('black');
    pdf.text(run, x, y, { lineBreak: false, baseline: 'alphabetic' });
    x += width * type;
  }
}

type Run = { name: string; run: string; width: number };

/** Neighbouring characters of one font are set together. */
function runsOf(line: string, { faceOf }: TextFonts): Run[] {
  const runs: Run[] = [];
  for (const letter of line) {
    const { name, width } = faceOf(letter);
    const last = runs.at(-1);
    if (last?.name === name) {
      last.run += letter;
      last.width += width;
    } else runs.push({ name, run: letter, width });
  }
  return runs;
}
