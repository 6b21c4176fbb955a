import { ConversionFault } from './conversion-fault.ts';
import { registerFonts, setLine } from './set-line.ts';
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
  registerFonts(pdf, fonts);
  for (const lines of pages) {
    pdf.addPage({ size: [paper.width, paper.height], margin: 0 });
    for (const [row, line] of lines.entries()) {
      const y = paper.top + row * leading + type;
      setLine(pdf, { line, x: paper.left, y, size: type, fonts });
    }
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
