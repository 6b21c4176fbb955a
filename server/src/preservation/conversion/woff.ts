import { inflateSync } from 'node:zlib';

/**
 * Unpacks a WOFF font to the plain font inside it (W3C WOFF 1.0, 4 and 5). The PDF library reads
 * WOFF too, but inflates the whole table for every glyph: eight seconds instead of ten milliseconds.
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('not a WOFF font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, place) => tableAt(woff, 44 + 20 * place));
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  let offset = header.length;
  const bodies = tables.map(({ tag, checksum, content }, place) => {
    const entry = 12 + 16 * place;
    tag.copy(header, entry);
    checksum.copy(header, entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(content.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([header, ...bodies]);
}

/** A directory entry of WOFF: tag, offset, length stored, length unpacked, checksum. */
function tableAt(woff: Buffer, entry: number) {
  const offset = woff.readUInt32BE(entry + 4);
  const storedLength = woff.readUInt32BE(entry + 8);
  const stored = woff.subarray(offset, offset + storedLength);
  const packed = storedLength < woff.readUInt32BE(entry + 12);
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.subarray(entry + 16, entry + 20),
    content: packed ? inflateSync(stored) : stored,
  };
}
