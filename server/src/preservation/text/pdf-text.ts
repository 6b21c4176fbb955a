import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFirstPageOf } from './first-page.ts';
import { type PlacedPage, placedLines } from './placed-lines.ts';
import type { PdfAnswer, PdfTask, TextAnswer } from './text-task.ts';

// Without the maps and fonts of the package, text set in the common Chinese fonts that a PDF names but
// does not embed (宋体, 仿宋) comes out empty. Offline: nothing is fetched.
const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const resources = {
  cMapUrl: join(folder, 'cmaps', '/'),
  cMapPacked: true,
  standardFontDataUrl: join(folder, 'standard_fonts', '/'),
  wasmUrl: join(folder, 'wasm', '/'),
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  verbosity: pdfjs.VerbosityLevel.ERRORS,
};

/** The text layer page by page, as the PDF orders it, its lines ended by line feeds. */
export async function readPdf(data: Uint8Array, maxCharacters: number): Promise<TextAnswer> {
  const loading = pdfjs.getDocument({ ...resources, data });
  try {
    const document = await loading.promise;
    const pages: string[] = [];
    const unreadablePages: number[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const text = await readPage(document, number);
      if (text === null) unreadablePages.push(number);
      pages.push(text ?? '');
      characters += text?.length ?? 0;
      if (characters > maxCharacters) return { kind: 'failed', reason: '文字过多，已停止提取' };
    }
    return concluded(pages, unreadablePages);
  } catch (error) {
    return { kind: 'failed', reason: reasonFor(error) };
  } finally {
    await loading.destroy();
  }
}

/** The closing of a text stands at its end; what comes after twenty pages is an attachment. */
const mostPlaced = 20;

/** The pages as lines with their places, as far as the head and the closing of a document reach. */
export async function readPlacedPages(
  data: Uint8Array,
  wanted: PdfTask['wanted'],
): Promise<PdfAnswer> {
  const loading = pdfjs.getDocument({ ...resources, data });
  try {
    const document = await loading.promise;
    if (wanted === 'page-count') return { kind: 'read', pages: document.numPages, readings: [] };
    const pages: PlacedPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, mostPlaced); number += 1)
      pages.push(await placedPage(document, number));
    if (pages.every(({ lines }) => lines.length === 0))
      return { kind: 'none', reason: '没有文字层，可能是扫描件' };
    return { kind: 'read', pages: document.numPages, readings: readFirstPageOf(pages) };
  } catch (error) {
    return { kind: 'failed', reason: reasonFor(error) };
  } finally {
    await loading.destroy();
  }
}

async function placedPage(document: pdfjs.PDFDocumentProxy, number: number): Promise<PlacedPage> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const [width, height] = [right - left, top - bottom];
  const pieces = items.flatMap((item) => ('str' in item ? item : []));
  const lines = placedLines(pieces, { number, height, origin: [left, bottom] });
  page.cleanup();
  return { number, width, height, lines };
}

function concluded(pages: string[], unreadablePages: number[]): TextAnswer {
  if (unreadablePages.length === pages.length) {
    return { kind: 'failed', reason: 'PDF 已损坏，没有一页能够读出' };
  }
  if (unreadablePages.length === 0 && pages.every((page) => page.trim() === '')) {
    return { kind: 'none', reason: '没有文字层，可能是扫描件' };
  }
  const tool = { tool: 'pdfjs-dist', toolVersion: pdfjs.version };
  return { kind: 'text', pages, unreadablePages, ...tool };
}

/** One broken page does not take the text of the others with it. */
async function readPage(document: pdfjs.PDFDocumentProxy, number: number): Promise<string | null> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('');
  } catch {
    return null;
  }
}

function reasonFor(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return '文件已加密，需要口令才能读出文字';
  if (name === 'InvalidPDFException') return '不是完整的 PDF 文件，无法解析';
  return 'PDF 内部结构有误，无法解析';
}

/** Pages, their text, and the size of every picture on them, to hold a conversion against its source. */
export async function measurePdf(data: Uint8Array, maxCharacters: number) {
  const loading = pdfjs.getDocument({ ...resources, data });
  try {
    const document = await loading.promise;
    const pixels: string[] = [];
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      if (text.length <= maxCharacters) text += (await readPage(document, number)) ?? '';
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      for (const [index, operation] of fnArray.entries())
        if (operation === pdfjs.OPS.paintImageXObject) {
          const [, width, height] = argsArray[index] as [string, number, number];
          pixels.push(`${width}×${height}`);
        }
      page.cleanup();
    }
    return { pages: document.numPages, text, pixels };
  } finally {
    await loading.destroy();
  }
}
