import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextAnswer } from './text-task.ts';

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
