import type { FileHandle } from 'node:fs/promises';
import { type FileFormat, fileFormat } from './file-format.ts';

/** Which part of ISO 19005 a PDF says it keeps to, and how far. */
export type PdfClaim = { readonly part: string; readonly level: string };

const puids: Readonly<Record<string, string>> = {
  '1a': 'fmt/95',
  '1b': 'fmt/354',
  '2a': 'fmt/476',
  '2b': 'fmt/477',
  '2u': 'fmt/478',
  '3a': 'fmt/479',
  '3b': 'fmt/480',
  '3u': 'fmt/481',
  '4': 'fmt/1910',
  '4e': 'fmt/1911',
  '4f': 'fmt/1912',
};

const step = 2 ** 20;
const overlap = 1024;
// The claim stands in the metadata, anywhere in the file. Of a longer file both ends are looked through.
const furthest = 64 * step;

/** The last claim in the file: a later revision replaces what an earlier one said. */
export async function findPdfClaim(
  handle: FileHandle,
  size: number,
): Promise<PdfClaim | undefined> {
  let claim: PdfClaim | undefined;
  const buffer = Buffer.alloc(step + overlap);
  for (let at = 0; at < size; at += step) {
    if (at === furthest / 2 && size > furthest) at = size - furthest / 2;
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    claim = lastClaim(buffer.subarray(0, bytesRead)) ?? claim;
  }
  return claim;
}

export function formatOfClaim({ part, level }: PdfClaim): FileFormat {
  const version = `${part}${level}`;
  const name = 'Acrobat PDF/A - Portable Document Format';
  return fileFormat(puids[version] ?? null, name, version, 'application/pdf', 'pdf');
}

function lastClaim(bytes: Buffer): PdfClaim | undefined {
  const at = bytes.lastIndexOf('pdfaid:part');
  if (at < 0) return undefined;
  const around = bytes.toString('latin1', Math.max(0, at - 400), at + 400);
  const part = /pdfaid:part(?:>|=["'])\s*([1-4])/.exec(around)?.[1];
  const level = /pdfaid:conformance(?:>|=["'])\s*([ABUEFabuef])/.exec(around)?.[1] ?? '';
  return part ? { part, level: level.toLowerCase() } : undefined;
}
