import type { FileHandle } from 'node:fs/promises';

/** A stream or storage of a compound file ([MS-CFB], 2.6.1). */
export type CompoundEntry = {
  readonly name: string;
  readonly kind: 'storage' | 'stream' | 'root';
  readonly classId: string;
  readonly sector: number;
  readonly size: number;
};

export type CompoundFile = {
  readonly entries: readonly CompoundEntry[];
  /** The first bytes of a stream; empty where it is kept among the small ones, or its chain is broken. */
  readonly beginning: (entry: CompoundEntry) => Promise<Buffer>;
};

export class CompoundFault extends Error {
  override readonly name = 'CompoundFault';
}

// Of Outlook messages with a hundred enclosures; a longer chain is a circle, or meant to harm.
const mostDirectorySectors = 4096;
const lastRegular = 0xff_ff_ff_fa;
const smallStream = 4096;

/** Reads the directory sector by sector: a hostile file cannot make more of it than the limit above. */
export async function openCompoundFile(handle: FileHandle): Promise<CompoundFile> {
  const head = await readAt(handle, 0, 512);
  if (head.length < 512 || head.toString('hex', 0, 8) !== 'd0cf11e0a1b11ae1')
    throw new CompoundFault('文件头不完整');
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new CompoundFault('扇区大小不成立');
  const sectorSize = 2 ** shift;
  const readSector = (sector: number) => readAt(handle, (sector + 1) * sectorSize, sectorSize);

  const entries: CompoundEntry[] = [];
  const seen = new Set<number>();
  let sector = head.readUInt32LE(48);
  while (sector <= lastRegular) {
    if (seen.has(sector)) throw new CompoundFault('目录首尾相连');
    if (seen.size >= mostDirectorySectors) throw new CompoundFault('目录过长');
    seen.add(sector);
    const bytes = await readSector(sector);
    if (bytes.length < 128) throw new CompoundFault('目录不完整');
    entries.push(...entriesOf(bytes));
    sector = await nextSector(head, sectorSize, sector, readSector);
  }
  const beginning = async ({ kind, size, sector: first }: CompoundEntry) =>
    kind === 'stream' && size >= smallStream && first <= lastRegular
      ? readSector(first)
      : Buffer.alloc(0);
  return { entries, beginning };
}

function entriesOf(bytes: Buffer): CompoundEntry[] {
  const entries: CompoundEntry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const kind = ([undefined, 'storage', 'stream', undefined, undefined, 'root'] as const)[
      bytes[at + 66] ?? 0
    ];
    const length = Math.min(bytes.readUInt16LE(at + 64), 64);
    if (!kind || length < 2) continue;
    entries.push({
      kind,
      name: bytes.toString('utf16le', at, at + length - 2),
      classId: bytes.toString('hex', at + 80, at + 96),
      sector: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The allocation table is found by the 109 places in the head; beyond 7 MB of it by a chain of its own. */
async function nextSector(
  head: Buffer,
  sectorSize: number,
  sector: number,
  readSector: (sector: number) => Promise<Buffer>,
): Promise<number> {
  const perSector = sectorSize / 4;
  let index = Math.floor(sector / perSector);
  let table: number;
  if (index < 109) table = head.readUInt32LE(76 + index * 4);
  else {
    index -= 109;
    let chained = head.readUInt32LE(68);
    for (let left = Math.floor(index / (perSector - 1)); left > 0; left -= 1)
      chained = wordAt(await readSector(chained), perSector - 1);
    table = wordAt(await readSector(chained), index % (perSector - 1));
  }
  if (table > lastRegular) throw new CompoundFault('分配表不完整');
  return wordAt(await readSector(table), sector % perSector);
}

function wordAt(bytes: Buffer, index: number): number {
  if (bytes.length < (index + 1) * 4) throw new CompoundFault('分配表不完整');
  return bytes.readUInt32LE(index * 4);
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
