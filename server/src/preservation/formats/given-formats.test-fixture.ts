import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { strToU8, zipSync } from 'fflate';
import { type ExamineOptions, examineFile } from './examine-file.ts';
import type { ExaminedFile } from './identification.ts';

/** Examines bytes as a file of this name. */
export async function examined(
  bytes: Uint8Array,
  fileName = 'given',
  options: ExamineOptions = {},
): Promise<ExaminedFile> {
  const directory = await mkdtemp(join(tmpdir(), 'lantai-format-'));
  try {
    const path = join(directory, 'given');
    await writeFile(path, bytes);
    const answer = await examineFile(path, { fileName, ...options });
    if (answer.kind !== 'examined') throw new Error(answer.reason);
    return answer.file;
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Bytes as they are written here: hexadecimal, and texts in quotes. */
export function bytesOf(text: string, padding = 0): Buffer {
  const pieces = [...text.matchAll(/"([^"]*)"|([0-9A-F]{2})/g)].map(([, quoted, hex]) =>
    quoted === undefined ? Buffer.from(hex ?? '', 'hex') : Buffer.from(quoted, 'latin1'),
  );
  return Buffer.concat([...pieces, Buffer.alloc(padding)]);
}

export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const packed = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(packed)));
}

export const docxOf = (mainPart = 'wordprocessingml.document.main+xml') =>
  zipOf({
    '[Content_Types].xml': `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${mainPart}"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<document/>',
  });

/** A compound file with streams of these names, each beginning as given and 4096 bytes long. */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const leaves = Object.entries(streams).map(([name, head]) => {
    const bytes = Buffer.concat([head, Buffer.alloc(4096 - head.length)]);
    return { name, type: 2, length: bytes.length, binaryProvider: () => new Uint8Array(bytes) };
  });
  const children = leaves.map((_, index) => index + 1);
  return Buffer.from(burn([{ name: 'Root Entry', type: 5, length: 0, children }, ...leaves]));
}

/** The file information block of Word 97 and later, and of Word 95. */
export const wordBlock = (version: number, flags = 0) => {
  const block = Buffer.alloc(32);
  block.writeUInt16LE(0xa5ec, 0);
  block.writeUInt16LE(version, 2);
  block.writeUInt16LE(flags, 10);
  return block;
};

/** A PDF of one empty page that says what it is told to say, its cross-reference in its place. */
export function pdfOf({ version = '1.4', metadata = '', trailer = '' } = {}): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${metadata ? '/Metadata 4 0 R' : ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ...(metadata
      ? [`<</Type/Metadata/Subtype/XML/Length ${metadata.length}>>stream\n${metadata}\nendstream`]
      : []),
  ];
  let text = `%PDF-${version}\n`;
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<</Root 1 0 R/Size ${places.length + 1}${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

export const claimOf = (part: number, level: string) =>
  `<rdf:Description pdfaid:part="${part}" pdfaid:conformance="${level}"/>`;
