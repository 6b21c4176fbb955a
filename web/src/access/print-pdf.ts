import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { watermarkTile } from './watermark.ts';

/** Sharp enough for print, and a long file still fits into memory. */
const dotsPerInch = 150;

/** Prints the whole file, each page on a sheet of its own with the watermark over it. */
export async function printPdf(
  pdf: PDFDocumentProxy,
  watermark: string,
  onPage: (done: number) => void,
): Promise<void> {
  const sheets = document.createElement('div');
  sheets.className = 'print-sheets';
  sheets.style.setProperty('--watermark', watermarkTile(watermark));
  const pictures: string[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const { sheet, address } = await printedPage(pdf, number);
      pictures.push(address);
      sheets.append(sheet);
      onPage(number);
    }
    document.body.append(sheets);
    await Promise.all(Array.from(sheets.querySelectorAll('img'), (picture) => picture.decode()));
    window.print();
  } finally {
    sheets.remove();
    for (const picture of pictures) URL.revokeObjectURL(picture);
  }
}

async function printedPage(pdf: PDFDocumentProxy, number: number) {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error(`page ${number} is too large to be drawn`);
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet watermarked';
  const picture = document.createElement('img');
  picture.src = URL.createObjectURL(blob);
  sheet.append(picture);
  return { sheet, address: picture.src };
}
