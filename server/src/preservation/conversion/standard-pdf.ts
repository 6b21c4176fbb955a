import { writeFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';

export type StandardPdf = PDFKit.PDFDocument;

/**
 * A PDF/A-2b (the long-term form of PDF, ISO 19005-2) whose bytes depend on nothing but its content
 * and the moment given, so that the same conversion repeated gives the same file.
 */
export function openStandardPdf({ title, moment }: { title: string; moment: Date }): StandardPdf {
  return new PDFDocument({
    margin: 0,
    // No standard font: PDF/A allows only embedded ones.
    font: null,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    info: { Title: title, CreationDate: moment, ModDate: moment },
  } as unknown as PDFKit.PDFDocumentOptions);
}

export async function writePdf(pdf: StandardPdf, path: string): Promise<void> {
  await writeFile(path, await pdfBytes(pdf), { flag: 'wx' });
}

/** Ends a document; nothing can be added to it afterwards. */
export async function pdfBytes(pdf: StandardPdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
