/**
 * A CFF by itself (Adobe Technical Note 5176), as some producers embed it, put into the frame of an OpenType
 * font so that it can be read: head, maxp, and nothing that is not needed for outlines.
 */
export function wrapCff(cff: Buffer): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt32BE(0x5f0f3cf5, 12);
  head.writeUInt16BE(1000, 18);
  const maxp = Buffer.alloc(6);
  maxp.writeUInt32BE(0x00005000, 0);
  maxp.writeUInt16BE(glyphCount(cff), 4);
  // One width for all: OFD places each glyph itself.
  const hhea = Buffer.alloc(36);
  hhea.writeUInt32BE(0x00010000, 0);
  hhea.writeUInt16BE(1, 34);
  const hmtx = Buffer.alloc(4 + 2 * glyphCount(cff));
  hmtx.writeUInt16BE(1000, 0);
  return framed([
    ['CFF ', cff],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['maxp', maxp],
  ]);
}

function framed(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.write('OTTO', 0, 'latin1');
  directory.writeUInt16BE(tables.length, 4);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (const [place, [name, table]] of tables.entries()) {
    const at = 12 + 16 * place;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    const padding = Buffer.alloc(-table.length & 3);
    parts.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** The count of the CharStrings INDEX, whose offset the Top DICT has under operator 17. */
function glyphCount(cff: Buffer): number {
  const names = indexAt(cff, cff.readUInt8(2));
  const tops = indexAt(cff, names.end);
  const offset = charStringsOffset(cff.subarray(tops.first, tops.end));
  return offset === undefined ? 0 : cff.readUInt16BE(offset);
}

function indexAt(cff: Buffer, at: number): { first: number; end: number } {
  const count = cff.readUInt16BE(at);
  if (count === 0) return { first: at + 2, end: at + 2 };
  const size = cff.readUInt8(at + 2);
  const content = at + 2 + size * (count + 1);
  return { first: content + 1, end: content + cff.readUIntBE(at + 3 + size * count, size) };
}

function charStringsOffset(dict: Buffer): number | undefined {
  let operand = 0;
  for (let at = 0; at < dict.length; ) {
    const byte = dict.readUInt8(at);
    if (byte === 17) return operand;
    if (byte === 28) operand = dict.readInt16BE(at + 1);
    else if (byte === 29) operand = dict.readInt32BE(at + 1);
    else if (byte >= 32 && byte <= 246) operand = byte - 139;
    else if (byte >= 247 && byte <= 250)
      operand = (byte - 247) * 256 + dict.readUInt8(at + 1) + 108;
    at += widthOf(dict, at, byte);
  }
  return undefined;
}

function widthOf(dict: Buffer, at: number, byte: number): number {
  if (byte === 28) return 3;
  if (byte === 29) return 5;
  if (byte === 12 || (byte >= 247 && byte <= 254)) return 2;
  if (byte !== 30) return 1;
  // A real number in half bytes, ended by f.
  let end = at + 1;
  while (end < dict.length && (dict.readUInt8(end) & 0x0f) !== 0x0f && dict.readUInt8(end) < 0xf0)
    end += 1;
  return end + 1 - at;
}
