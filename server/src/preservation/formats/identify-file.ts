import { type FileHandle, open } from 'node:fs/promises';
import { partNames } from '../media-type.ts';
import { looksLikeText } from '../text/decode-text.ts';
import { type FileEnds, fileEnds } from './byte-sequence.ts';
import { compoundFormat } from './containers/compound-format.ts';
import { formatOfParts, zipFormat } from './containers/zip-format.ts';
import { type DroidSignatures, droidMatches } from './droid-signatures.ts';
import { documentFacts } from './facts/document-facts.ts';
import { imageFacts } from './facts/image-facts.ts';
import { recordingFacts } from './facts/recording-facts.ts';
import { storageFacts } from './facts/storage-facts.ts';
import { type FileFormat, fileFormat, heaviestMatch } from './file-format.ts';
import type { Basis, Identification } from './identification.ts';
import { findPdfClaim, formatOfClaim } from './pdf-claim.ts';
import { textFormat } from './text-format.ts';

/** All formats that are known by their first bytes. */
export const signedFormats = [...documentFacts, ...imageFacts, ...recordingFacts, ...storageFacts];

const glimpse = 64 * 1024;
// Two or three letters at the beginning are no proof against a file that reads as text.
const leastAgainstText = 4;

const emptyFile = fileFormat(null, '空文件', null, 'application/octet-stream', '');
const unknown = fileFormat(null, '未知格式', null, 'application/octet-stream', '');

type Found = { readonly format: FileFormat; readonly basis: Basis };

/** What a file is by its bytes; `ending` decides only among texts, and is held against the result. */
export async function identifyFile(
  path: string,
  ending: string,
  droid?: DroidSignatures,
): Promise<Identification> {
  await using handle = await open(path, 'r');
  const { size } = await handle.stat();
  const head = await readAt(handle, 0);
  const tail = size > glimpse ? await readAt(handle, size - glimpse) : head;
  const ends = fileEnds(head, tail);
  const own = await byOwnFacts({ handle, path, size, ends, ending });
  const { format, basis, others } = droid
    ? withOperator(own, droidMatches(droid, ends), ending)
    : { ...own, others: [] };
  const { puid, name, version, mediaType } = format;
  return { puid, name, version, mediaType, basis, others, warning: warningOf(format, ending) };
}

type Opened = { handle: FileHandle; path: string; size: number; ends: FileEnds; ending: string };

async function byOwnFacts(file: Opened): Promise<Found> {
  const { ends, size, ending } = file;
  if (size === 0) return { format: emptyFile, basis: 'none' };
  const match = heaviestMatch(ends, signedFormats);
  const counts = match && (match.weight >= leastAgainstText || !looksLikeText(ends.head));
  if (counts) return lookInside(file, match.format);
  const text = textFormat(ends.head, ending);
  if (!text) return { format: unknown, basis: 'none' };
  const { byName, ...format } = text;
  return { format, basis: byName ? 'name' : 'content' };
}

/** A container, and a PDF, tell further in what they are. */
async function lookInside(file: Opened, format: FileFormat): Promise<Found> {
  const signed: Found = { format, basis: 'signature' };
  if (format.mediaType === 'application/zip') {
    const names = () => formatOfParts([...partNames(file.ends.head), ...partNames(file.ends.tail)]);
    const inside = await zipFormat(file.path).catch(names);
    return inside ? { format: inside, basis: 'container' } : signed;
  }
  if (format.puid === 'fmt/111') {
    const inside = await compoundFormat(file.handle).catch(() => undefined);
    return inside ? { format: inside, basis: 'container' } : signed;
  }
  if (format.mediaType === 'application/pdf') {
    const claim = await findPdfClaim(file.handle, file.size);
    return claim ? { format: formatOfClaim(claim), basis: 'content' } : signed;
  }
  return signed;
}

/** An operator's signatures are newer than our table; where we looked further in, they know less. */
function withOperator(own: Found, matches: readonly FileFormat[], ending: string) {
  const others = (chosen: FileFormat) =>
    matches.flatMap(({ puid }) => (puid !== null && puid !== chosen.puid ? [puid] : []));
  const lookedFurther =
    own.basis === 'container' ||
    (own.basis === 'content' && own.format.mediaType === 'application/pdf');
  if (lookedFurther) return { ...own, others: [] };
  const chosen =
    matches.find(({ puid }) => puid === own.format.puid) ??
    matches.find(({ extensions }) => extensions.includes(ending)) ??
    matches[0];
  if (!chosen) return { ...own, others: [] };
  const mediaType =
    chosen.mediaType === 'application/octet-stream' ? own.format.mediaType : chosen.mediaType;
  return { format: { ...chosen, mediaType }, basis: 'signature' as const, others: others(chosen) };
}

function warningOf({ name, extensions }: FileFormat, ending: string): string | null {
  if (extensions.length === 0 || extensions.includes(ending)) return null;
  if (ending === '') return `没有扩展名，实际格式为 ${name}`;
  return `扩展名 .${ending} 与实际格式 ${name} 不符，应为 .${extensions[0]}`;
}

async function readAt(handle: FileHandle, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(glimpse), 0, glimpse, position);
  return buffer.subarray(0, bytesRead);
}
