import type { TextFonts } from './text-fonts.ts';

type Place = { readonly x: number; readonly y: number; readonly size: number };

/** Tells a document the fonts of a text; the text is laid out before, so that they are loaded. */
export function registerFonts(pdf: PDFKit.PDFDocument, fonts: TextFonts): void {
  for (const [name, font] of fonts.loaded)
    pdf.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
}

/** Sets one line, its baseline at `y`, in the colour that the document has; lengths in points. */
export function setLine(
  pdf: PDFKit.PDFDocument,
  { line, x, y, size, fonts }: Place & { line: string; fonts: TextFonts },
): void {
  let at = x;
  for (const { name, run, width } of runsOf(line, fonts)) {
    pdf.font(name).fontSize(size);
    pdf.text(run, at, y, { lineBreak: false, baseline: 'alphabetic' });
    at += width * size;
  }
}

/** How wide a line is at size 1. */
export function widthOf(line: string, { faceOf }: TextFonts): number {
  return Array.from(line, (letter) => faceOf(letter).width).reduce((sum, width) => sum + width, 0);
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
