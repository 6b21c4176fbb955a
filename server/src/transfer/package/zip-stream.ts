import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SealedFile } from './seal.ts';

// APPNOTE 6.3: sizes are known beforehand, so that no reader needs a data descriptor; ZIP64 throughout,
// since a package may be larger than 4 GB; bit 11 says that names are UTF-8.
const version = 45;
const utf8Names = 0x0800;
const unused = 0xff_ff_ff_ff;
// 1980-01-01, the earliest day of the format: when a file was written is in the package itself.
const noDay = 0x21;

/** The files of a folder as one zip file, stored as they are, piece by piece. */
export function zipOf(
  folder: string,
  root: string,
  files: readonly SealedFile[],
): { size: number; stream: Readable } {
  const parts = files.map((file) => ({ file, name: Buffer.from(`${root}/${file.path}`) }));
  const size = parts.reduce(
    (sum, { file, name }) => sum + 30 + 20 + name.length + file.size + 46 + 28 + name.length,
    56 + 20 + 22,
  );
  return { size, stream: Readable.from(pieces(folder, parts), { objectMode: false }) };
}

type Part = { file: SealedFile; name: Buffer };

async function* pieces(folder: string, parts: readonly Part[]): AsyncGenerator<Buffer> {
  const central: Buffer[] = [];
  let position = 0;
  for (const part of parts) {
    const head = localHead(part);
    yield head;
    const bytes = createReadStream(join(folder, part.file.path)) as AsyncIterable<Buffer>;
    let written = 0;
    for await (const chunk of bytes) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== part.file.size) throw new Error(`${part.file.path} changed while it was read`);
    central.push(centralHead(part, position));
    position += head.length + written;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield ending(parts.length, directory.length, position);
}

function localHead({ file, name }: Part): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeFacts(head, 4, file, name);
  head.writeUInt16LE(20, 28);
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  writeLong(extra, 4, file.size);
  writeLong(extra, 12, file.size);
  return Buffer.concat([head, name, extra]);
}

function centralHead({ file, name }: Part, position: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(version, 4);
  writeFacts(head, 6, file, name);
  head.writeUInt16LE(28, 30);
  head.writeUInt32LE(unused, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  writeLong(extra, 4, file.size);
  writeLong(extra, 12, file.size);
  writeLong(extra, 20, position);
  return Buffer.concat([head, name, extra]);
}

/** The fields that both kinds of head have, in one order. */
function writeFacts(head: Buffer, at: number, file: SealedFile, name: Buffer): void {
  head.writeUInt16LE(version, at);
  head.writeUInt16LE(utf8Names, at + 2);
  head.writeUInt16LE(noDay, at + 8);
  head.writeUInt32LE(file.crc32, at + 10);
  head.writeUInt32LE(unused, at + 14);
  head.writeUInt32LE(unused, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}

function ending(count: number, size: number, position: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  writeLong(end, 4, 44);
  end.writeUInt16LE(version, 12);
  end.writeUInt16LE(version, 14);
  writeLong(end, 24, count);
  writeLong(end, 32, count);
  writeLong(end, 40, size);
  writeLong(end, 48, position);
  end.writeUInt32LE(0x07064b50, 56);
  writeLong(end, 64, position + size);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(unused, 88);
  end.writeUInt32LE(unused, 92);
  return end;
}

function writeLong(into: Buffer, at: number, value: number): void {
  into.writeBigUInt64LE(BigInt(value), at);
}
