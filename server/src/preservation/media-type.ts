import { open } from 'node:fs/promises';
import { looksLikeText } from './text/decode-text.ts';

const signatures: [string, string][] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['49492b00', 'image/tiff'],
  ['4d4d002b', 'image/tiff'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['7b5c727466', 'application/rtf'],
  ['494433', 'audio/mpeg'],
  ['fffb', 'audio/mpeg'],
  ['fff3', 'audio/mpeg'],
  ['fff2', 'audio/mpeg'],
  ['000001ba', 'video/mpeg'],
  ['464c5601', 'video/x-flv'],
  // Word, Excel and WPS before 2007 share one container; telling them apart needs its directory.
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
];

/** What a ZIP container holds, by the name of a part that only this format has. */
const containers: [RegExp, string][] = [
  [/^OFD\.xml$/i, 'application/ofd'],
  [
    /^word\/document\.xml$/,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [/^xl\/workbook\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

// Long enough for the first parts of a container, and for its directory at the other end.
const glimpse = 64 * 1024;

/** What the file is by its own bytes; its name may say anything (DA/T 70-2018, 格式检测). */
export async function sniffFile(path: string): Promise<string> {
  await using handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (position: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(glimpse), 0, glimpse, position);
    return buffer.subarray(0, bytesRead);
  };
  const head = await read(0);
  const type = sniffMediaType(head, size > glimpse ? await read(size - glimpse) : undefined);
  if (type !== oleStorage) return type;
  return isOutlookDirectory(await read(directoryAt(head))) ? 'application/vnd.ms-outlook' : type;
}

const oleStorage = 'application/x-ole-storage';

/** Where the directory of a compound file begins ([MS-CFB], 2.2): its first sector, counted behind the head. */
function directoryAt(head: Buffer): number {
  if (head.length < 76) return 0;
  const sector = 2 ** Math.min(head.readUInt16LE(30), 16);
  return Math.min((head.readUInt32LE(48) + 1) * sector, Number.MAX_SAFE_INTEGER);
}

/** A message keeps its properties in streams of these names ([MS-OXMSG], 2.1 and 2.4). */
function isOutlookDirectory(directory: Buffer): boolean {
  return ['__properties_version1.0', '__substg1.0_'].some((name) =>
    directory.includes(name, 'utf16le'),
  );
}

/** The same by the first bytes, and for containers whose telling part comes late, by the last. */
export function sniffMediaType(head: Buffer, tail: Buffer = Buffer.alloc(0)): string {
  // Some producers put lines of their own first; readers look this far (PDF Reference 1.7, appendix H, note 13).
  if (head.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  const hex = head.subarray(0, 8).toString('hex');
  const [, signed] = signatures.find(([signature]) => hex.startsWith(signature)) ?? [];
  if (signed) return signed;
  if (isBitmap(head)) return 'image/bmp';
  const framed = framedType(head);
  if (framed) return framed;
  if (isMessage(head)) return 'message/rfc822';
  if (hex.startsWith('504b0304')) return containerType([...partNames(head), ...partNames(tail)]);
  return head.byteLength > 0 && looksLikeText(head) ? 'text/plain' : 'application/octet-stream';
}

/** BM alone is two letters that a text may begin with; the size of the header behind it is not. */
function isBitmap(head: Buffer): boolean {
  if (head.byteLength < 26 || head.toString('latin1', 0, 2) !== 'BM') return false;
  return (
    [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14)) && head.readUInt32LE(6) === 0
  );
}

/** RIFF ([MS-RIFF]) and the ISO base media format (ISO/IEC 14496-12, 4.3) name their kind a few bytes in. */
function framedType(head: Buffer): string | undefined {
  const [first, kind, brand] = [head, head.subarray(4), head.subarray(8)].map((bytes) =>
    bytes.toString('latin1', 0, 4),
  );
  if (first === 'RIFF' && brand === 'WAVE') return 'audio/wav';
  if (first === 'RIFF' && brand === 'AVI ') return 'video/x-msvideo';
  if (kind !== 'ftyp') return undefined;
  if (brand === 'M4A ') return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

/** A text that begins with the headers of a message (RFC 5322, 2.2): who from, and when or which one. */
function isMessage(head: Buffer): boolean {
  const [headers = ''] = head.toString('latin1', 0, 16 * 1024).split(/\r?\n\r?\n/, 1);
  const lines = headers.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  if (!lines.every((line) => /^[!-9;-~]{1,80}:/.test(line))) return false;
  const names = new Set(lines.map((line) => line.split(':', 1)[0]?.toLowerCase()));
  return (
    names.has('from') && ['date', 'message-id', 'mime-version'].some((name) => names.has(name))
  );
}

function containerType(parts: string[]): string {
  const [, type] = containers.find(([part]) => parts.some((name) => part.test(name))) ?? [];
  return type ?? 'application/zip';
}

/** Names in the local headers and in the central directory of a ZIP (APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
export function partNames(bytes: Buffer): string[] {
  const headers: [string, number, number][] = [
    ['PK\x03\x04', 26, 30],
    ['PK\x01\x02', 28, 46],
  ];
  return headers.flatMap(([signature, lengthAt, nameAt]) => {
    const names: string[] = [];
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4)) {
      if (at + nameAt > bytes.byteLength) break;
      const length = bytes.readUInt16LE(at + lengthAt);
      names.push(bytes.toString('latin1', at + nameAt, at + nameAt + length));
    }
    return names;
  });
}
