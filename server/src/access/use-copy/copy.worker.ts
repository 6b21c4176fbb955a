import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { ConversionFault } from '../../preservation/conversion/conversion-fault.ts';
import { placeImages } from '../../preservation/conversion/image-pdf.ts';
import { openStandardPdf, pdfBytes } from '../../preservation/conversion/standard-pdf.ts';
import { openTextFonts, type TextFonts } from '../../preservation/conversion/text-fonts.ts';
import { setText } from '../../preservation/conversion/text-pdf.ts';
import { decodeText } from '../../preservation/text/decode-text.ts';
import type { CopyAnswer, CopyTask } from './copy-task.ts';
import { drawMark } from './draw-mark.ts';
import { lockedPdf, stampPages } from './stamp-pages.ts';

parentPort?.on('message', async (task: CopyTask) => {
  parentPort?.postMessage({ answer: await copyOf(task) });
});

async function copyOf(task: CopyTask): Promise<CopyAnswer> {
  try {
    const pages = await pagesOf(task, await readFile(task.path));
    const bytes = await stampPages(pages, await drawMark(task.mark, fonts()), task.title);
    return { kind: 'made', bytes };
  } catch (error) {
    if (error instanceof ConversionFault) return { kind: 'failed', reason: error.message };
    // Whatever a library thinks of a broken file, the file is broken.
    return { kind: 'failed', reason: lockedPdf(error) ? '文件已加密' : '文件损坏，读不出各页' };
  }
}

async function pagesOf({ mediaType, title, moment }: CopyTask, bytes: Buffer): Promise<Buffer> {
  if (mediaType === 'application/pdf') return bytes;
  const pdf = openStandardPdf({ title, moment: new Date(moment) });
  if (mediaType === 'text/plain') {
    const decoded = decodeText(bytes);
    if (!decoded) throw new ConversionFault('文字编码无法识别');
    setText(pdf, decoded.text, fonts());
  } else placeImages(pdf, bytes, mediaType);
  return pdfBytes(pdf);
}

let opened: TextFonts | undefined;
function fonts(): TextFonts {
  opened ??= openTextFonts();
  return opened;
}
