import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

export type PdfFonts =
  | {
      readonly kind: 'opened';
      readonly pages: number;
      /** Names of fonts that the file uses and does not contain. */
      readonly missing: readonly string[];
      /** Encrypted, though it opens without a password. */
      readonly locked: boolean;
      readonly unreadablePage: number | null;
    }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'failed'; readonly reason: string };

// Fonts repeat from page to page; of a thick volume the first pages tell enough.
const mostPages = 20;

export async function readPdfFonts(data: Uint8Array): Promise<PdfFonts> {
  const loading = pdfjs.getDocument({
    data,
    cMapUrl: join(folder, 'cmaps', '/'),
    cMapPacked: true,
    // No fonts of our own are lent: with them every standard font would seem to be there.
    wasmUrl: join(folder, 'wasm', '/'),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise;
    const missing = new Set<string>();
    let unreadablePage: number | null = null;
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1)
      try {
        for (const name of await missingFonts(await document.getPage(number))) missing.add(name);
      } catch {
        unreadablePage ??= number;
      }
    const locked = (await document.getPermissions()) !== null;
    return {
      kind: 'opened',
      pages: document.numPages,
      missing: [...missing],
      locked,
      unreadablePage,
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { kind: 'encrypted' };
    return { kind: 'failed', reason: 'PDF 内部结构有误，无法解析' };
  } finally {
    await loading.destroy();
  }
}

async function missingFonts(page: pdfjs.PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const ids = new Set<string>();
  for (const [index, operation] of fnArray.entries())
    if (operation === pdfjs.OPS.setFont) ids.add(String((argsArray[index] as unknown[])[0]));
  const fonts = [...ids].flatMap((id) =>
    page.commonObjs.has(id)
      ? [page.commonObjs.get(id) as { name?: string; missingFile?: boolean }]
      : [],
  );
  page.cleanup();
  return fonts
    .filter(({ missingFile }) => missingFile === true)
    .map(({ name }) => name ?? '未命名');
}
