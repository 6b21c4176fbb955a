import PDFDocument from 'pdfkit';
import { registerFonts, setLine, widthOf } from '../../preservation/conversion/set-line.ts';
import { pdfBytes } from '../../preservation/conversion/standard-pdf.ts';
import type { TextFonts } from '../../preservation/conversion/text-fonts.ts';

const size = 11;
const slant = -24;
const space = 90;

/** The mark as a page of one tile, to be laid over pages: grey, slanted, with room around it. */
export async function drawMark(mark: string, fonts: TextFonts): Promise<Buffer> {
  const length = widthOf(mark, fonts) * size;
  const radians = (Math.abs(slant) * Math.PI) / 180;
  const width = length * Math.cos(radians) + space;
  const height = length * Math.sin(radians) + space;
  const pdf = new PDFDocument({
    ...{ size: [width, height], margin: 0, font: null },
  } as unknown as PDFKit.PDFDocumentOptions);
  registerFonts(pdf, fonts);
  pdf
    .fillColor('#777777')
    .fillOpacity(0.35)
    .rotate(slant, { origin: [width / 2, height / 2] });
  setLine(pdf, { line: mark, x: (width - length) / 2, y: height / 2, size, fonts });
  return pdfBytes(pdf);
}
