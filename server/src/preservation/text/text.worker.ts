import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { mailTypes } from '../media/media-reading.ts';
import { sniffFile } from '../media-type.ts';
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
  if ((await sniffFile(task.path)) === 'application/ofd') {
    const { readOfdFirstPage } = await import('../ofd/ofd-text.ts');
    return readOfdFirstPage(task.path, task.wanted);
  }
  const { readPlacedPages } = await import('./pdf-text.ts');
  return readPlacedPages(new Uint8Array(await readFile(task.path)), task.wanted);
}

async function read({ path, mediaType, maxCharacters }: TextTask): Promise<TextAnswer> {
  if (mediaType === 'application/ofd') {
    const { readOfdText } = await import('../ofd/ofd-text.ts');
    return readOfdText(path, maxCharacters);
  }
  const bytes = await readFile(path);
  if (mediaType === 'text/plain') return readPlainText(bytes);
  if (mailTypes.includes(mediaType)) return readLetter(bytes, mediaType);
  // Loaded only when needed, and only in this thread: pdf.js takes 180 ms and 40 MB.
  const { readPdf } = await import('./pdf-text.ts');
  return readPdf(new Uint8Array(bytes), maxCharacters);
}

/** Subject and people stand before the body: a letter is looked for by them. */
async function readLetter(bytes: Uint8Array, mediaType: string): Promise<TextAnswer> {
  const { readMail } = await import('../media/mail-message.ts');
  const mail = await readMail(bytes, mediaType).catch(() => undefined);
  if (!mail) return { kind: 'failed', reason: '邮件已损坏，无法解析' };
  const people = [mail.sender, ...mail.recipients, ...mail.copies].join(' ');
  const pages = [[mail.subject, people, mail.text].join('\n')];
  const tool = mediaType === 'message/rfc822' ? 'postal-mime' : '@kenjiuno/msgreader';
  return { kind: 'text', pages, unreadablePages: [], tool, toolVersion: await versionOf(tool) };
}

async function versionOf(library: string): Promise<string> {
  const path = findPackageJSON(library, import.meta.url);
  return path ? JSON.parse(await readFile(path, 'utf8')).version : '';
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
