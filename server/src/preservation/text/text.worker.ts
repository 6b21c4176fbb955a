import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { decodeText } from './decode-text.ts';
import type { PdfAnswer, PdfTask, TextAnswer, TextTask } from './text-task.ts';

parentPort?.on('message', async (task: TextTask | PdfTask) => {
  try {
    parentPort?.postMessage({ answer: await answer(task) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

async function answer(task: TextTask | PdfTask): Promise<TextAnswer | PdfAnswer> {
  if (!('wanted' in task)) return read(task);
  const { readPlacedPages } = await import('./pdf-text.ts');
  return readPlacedPages(new Uint8Array(await readFile(task.path)), task.wanted);
}

async function read({ path, mediaType, maxCharacters }: TextTask): Promise<TextAnswer> {
  const bytes = await readFile(path);
  if (mediaType === 'text/plain') return readPlainText(bytes);
  // Loaded only when needed, and only in this thread: pdf.js takes 180 ms and 40 MB.
  const { readPdf } = await import('./pdf-text.ts');
  return readPdf(new Uint8Array(bytes), maxCharacters);
}

function readPlainText(bytes: Uint8Array): TextAnswer {
  const decoded = decodeText(bytes);
  if (!decoded) return { kind: 'failed', reason: '无法识别文字编码' };
  if (decoded.text.trim() === '') return { kind: 'none', reason: '文件中没有文字' };
  return {
    kind: 'text',
    pages: decoded.text.split('\f'),
    unreadablePages: [],
    tool: `ICU ${decoded.encoding}`,
    toolVersion: process.versions.icu ?? '',
  };
}
