import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CsvEncoding } from './catalogue-row.ts';

/**
 * The encoding of a csv, proven on the whole file and not guessed from its beginning: a byte order
 * mark decides; else valid UTF-8 is UTF-8, and what is not must be valid GB18030 to its last byte.
 * Some signs are both (尾 in GB18030 is β in UTF-8), but none of 题名, 标题, 责任者, 日期, 保管期限 is,
 * and without those there is no heading. Undefined when it is neither: a wrong guess would file
 * garbled titles for ever.
 */
export async function detectEncoding(path: string): Promise<CsvEncoding | undefined> {
  const marked = encodingOfMark(await firstBytes(path, 3));
  const candidates: CsvEncoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    if (await isWrittenIn(path, encoding)) return encoding;
  }
  return undefined;
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const opened = await open(path);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await opened.close();
  }
}

/** The text of a csv, piece by piece, without its byte order mark. Throws a TypeError on a bad byte. */
export async function* decode(path: string, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of createReadStream(path)) {
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

function encodingOfMark(bytes: Buffer): CsvEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 'utf-8' : undefined;
}

async function isWrittenIn(path: string, encoding: CsvEncoding): Promise<boolean> {
  try {
    // NUL is valid in every encoding and stands in no text: it tells a binary from a csv.
    for await (const text of decode(path, encoding)) if (text.includes('\0')) return false;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
