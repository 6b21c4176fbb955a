import { CompoundFault } from './compound-file.ts';

const endOfChain = 0xff_ff_ff_fe;
const lastRegular = 0xff_ff_ff_fa;
const noEntry = 0xff_ff_ff_ff;
const [entrySize, smallSector, smallStream] = [128, 64, 4096];

/**
 * Throws `CompoundFault` unless every chain of sectors that is followed in a compound file comes to its end, and its
 * directory is a tree ([MS-CFB], 2.3 to 2.6). A reader that walks a circle fills its memory until it is stopped.
 */
export function requireEnds(file: Uint8Array): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < 512) throw new CompoundFault('文件头不完整');
  const sectorSize = 2 ** bytes.readUInt16LE(30);
  if (sectorSize !== 512 && sectorSize !== 4096) throw new CompoundFault('扇区大小不成立');
  const sectors = Math.ceil(bytes.length / sectorSize) - 1;
  const wordIn = (sector: number, index: number) => {
    const at = (sector + 1) * sectorSize + index * 4;
    if (sector >= sectors || at + 4 > bytes.length) throw new CompoundFault('扇区在文件之外');
    return bytes.readUInt32LE(at);
  };
  const perSector = sectorSize / 4;
  const tables = tablesOf(bytes, { sectors, perSector, wordIn });
  const nextOf = (table: readonly number[]) => (sector: number) => {
    const place = table[Math.floor(sector / perSector)];
    if (place === undefined) throw new CompoundFault('分配表不完整');
    return wordIn(place, sector % perSector);
  };
  const next = nextOf(tables);
  const directory = follow(bytes.readUInt32LE(48), next, sectors);
  const smallTable = follow(bytes.readUInt32LE(60), next, sectors);
  const nextSmall = nextOf(smallTable);
  const entries = directory.flatMap((sector) => {
    const at = (sector + 1) * sectorSize;
    return Array.from({ length: sectorSize / entrySize }, (_, place) =>
      bytes.subarray(at + place * entrySize, at + (place + 1) * entrySize),
    ).filter((entry) => entry.length === entrySize);
  });
  const [root] = entries;
  if (!root) throw new CompoundFault('目录不完整');
  const smallSectors =
    (follow(root.readUInt32LE(116), next, sectors).length * sectorSize) / smallSector;
  for (const entry of entries) {
    const size = entry.readUInt32LE(120);
    if (entry[66] !== 2 || size === 0) continue;
    const [most, step] = size < smallStream ? [smallSectors, nextSmall] : [sectors, next];
    follow(entry.readUInt32LE(116), step, most);
  }
  requireTree(entries);
}

type Sectors = {
  readonly sectors: number;
  readonly perSector: number;
  readonly wordIn: (sector: number, index: number) => number;
};

/** The sectors of the allocation table: 109 in the head, the others in a chain whose last word leads on. */
function tablesOf(head: Buffer, { sectors, perSector, wordIn }: Sectors): number[] {
  const tables = Array.from({ length: 109 }, (_, index) => head.readUInt32LE(76 + index * 4));
  let further = head.readUInt32LE(68);
  for (let left = head.readUInt32LE(72); left > 0 && further <= lastRegular; left -= 1) {
    if (tables.length > sectors + 109) throw new CompoundFault('分配表首尾相连');
    for (let index = 0; index < perSector - 1; index += 1) tables.push(wordIn(further, index));
    further = wordIn(further, perSector - 1);
  }
  const used = tables.findIndex((sector) => sector > lastRegular);
  return used < 0 ? tables : tables.slice(0, used);
}

function follow(start: number, next: (sector: number) => number, most: number): number[] {
  const chain: number[] = [];
  let sector = start;
  while (sector !== endOfChain) {
    if (sector > lastRegular) throw new CompoundFault('扇区链没有终点');
    if (chain.length >= most) throw new CompoundFault('扇区链首尾相连');
    chain.push(sector);
    sector = next(sector);
  }
  return chain;
}

/** Siblings hang from one another left and right, children below: each entry once. */
function requireTree(entries: readonly Buffer[]): void {
  const seen = new Set<number>();
  const waiting = [0];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry) throw new CompoundFault('目录指向不存在的条目');
    if (seen.has(index)) throw new CompoundFault('目录首尾相连');
    seen.add(index);
    for (const place of [68, 72, 76]) {
      const linked = entry.readUInt32LE(place);
      if (linked !== noEntry) waiting.push(linked);
    }
  }
}
