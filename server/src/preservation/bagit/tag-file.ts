import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The text of a tag file cannot be read in the encoding that the bag declares. */
export class UndecodableText extends Error {
  override readonly name = 'UndecodableText';
}

/** Whether tag files in this encoding can be read here. */
export function isKnownEncoding(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** The lines of a tag file, one after the other: a manifest of millions of files is not held whole. */
export async function* linesOf(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await labelOf(path, encoding), { fatal: true });
  let rest = '';
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    const lines = (rest + decode(decoder, chunk)).split(/\r\n|\n|\r(?!$)/);
    // The last one may go on in the next piece, and so may a CR LF.
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new UndecodableText('a line without an end');
    yield* lines;
  }
  const last = (rest + decode(decoder)).replace(/\r$/, '');
  if (last !== '') yield last;
}

// A path is 4096 bytes long at most, each perhaps written as three characters; bag-info may have a long paragraph.
const longestLine = 2 ** 20;

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw new UndecodableText('not in the declared encoding', { cause: error });
  }
}

/** UTF-16 without saying which: the mark at the beginning of each file tells (RFC 2781, 4.3). */
async function labelOf(path: string, encoding: string): Promise<string> {
  if (!/^utf-?16$/i.test(encoding)) return encoding;
  await using handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf-16le' : 'utf-16be';
}
