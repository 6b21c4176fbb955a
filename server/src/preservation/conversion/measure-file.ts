import { readFile } from 'node:fs/promises';
import { decodeText } from '../text/decode-text.ts';
import { measurePdf } from '../text/pdf-text.ts';
import type { Measure, MeasureTask } from './convert-task.ts';
import { rastersOf } from './image-pdf.ts';
import { readImageHead } from './raster/image-head.ts';

const mostCharacters = 5_000_000;

/** What can be held against each other of a file before and after: pages, text, size of pictures. */
export async function measureFile({
  path,
  mediaType,
}: Omit<MeasureTask, 'kind'>): Promise<Measure> {
  const bytes = await readFile(path);
  if (mediaType === 'application/pdf') {
    const { pages, text, pixels } = await measurePdf(new Uint8Array(bytes), mostCharacters);
    return { pages, text: withoutBlanks(text), pixels };
  }
  if (mediaType === 'text/plain') {
    const text = decodeText(bytes)?.text ?? null;
    return { pages: null, text: text === null ? null : withoutBlanks(text), pixels: [] };
  }
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') {
    const { width, height } = readImageHead(bytes, mediaType);
    return { pages: 1, text: null, pixels: [`${width}×${height}`] };
  }
  if (mediaType.startsWith('image/')) {
    const pixels = [...rastersOf(bytes, mediaType)].map(
      ({ width, height }) => `${width}×${height}`,
    );
    return { pages: pixels.length, text: null, pixels };
  }
  return { pages: null, text: null, pixels: [] };
}

/** What no layout keeps: blanks, line ends, signs that are not seen. */
export function withoutBlanks(text: string): string {
  return text.replaceAll(/\s|\p{Cc}|\p{Cf}/gu, '');
}
