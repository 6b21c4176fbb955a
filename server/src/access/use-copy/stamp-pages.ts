import {
  EncryptedPDFError,
  PDFDocument,
  type PDFEmbeddedPage,
  type PDFPage,
} from '@cantoo/pdf-lib';

/** Lays the tile over every page, as often as it takes to cover it. The pages themselves stay as they are. */
export async function stampPages(
  pages: Uint8Array,
  tile: Uint8Array,
  title: string,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(pages, { updateMetadata: false });
  const [mark] = await pdf.embedPdf(tile);
  if (!mark) throw new TypeError('the mark has no page');
  for (const page of pdf.getPages()) cover(page, mark);
  pdf.setTitle(title);
  pdf.setProducer('Lantai');
  return pdf.save();
}

/** A page that is smaller than the tile gets a smaller one: at least one stands on each page whole. */
function cover(page: PDFPage, mark: PDFEmbeddedPage): void {
  const { x, y, width, height } = page.getCropBox();
  const scale = Math.min(1, width / mark.width, height / mark.height);
  const tile = { width: mark.width * scale, height: mark.height * scale };
  for (let up = y; up < y + height; up += tile.height)
    for (let along = x; along < x + width; along += tile.width)
      page.drawPage(mark, { x: along, y: up, ...tile });
}

/** Whether a PDF could not be opened because it is locked. */
export const lockedPdf = (error: unknown): boolean => error instanceof EncryptedPDFError;
