import { ConversionFault } from '../conversion-fault.ts';

/** Bytes of a value, by the number of its type (TIFF 6.0, section 2). */
const typeSizes: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
};

/** Tags whose values are the places of further directories: of parts, of EXIF, of GPS, of makers. */
const leading = new Set([330, 34_665, 34_853, 50_740, 61_440]);
const mostDirectories = 10_000;

/**
 * Holds what the directories of a TIFF claim against the file, before the library reads it: that makes a list of as
 * many values as it is told, and follows directories that lead back to themselves without end.
 */
export function requireSoundTiff(bytes: Buffer): void {
  try {
    walk(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConversionFault('TIFF 图像损坏：目录不完整', { cause: error });
  }
}

function walk(bytes: Buffer): void {
  const isLittle = bytes.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const seen = new Set<number>();
  const waiting = [long(4)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0) continue;
    if (seen.has(at)) throw new ConversionFault('TIFF 图像损坏：目录首尾相连');
    if (seen.size >= mostDirectories) throw new ConversionFault('TIFF 图像损坏：目录过多');
    seen.add(at);
    const entries = short(at);
    for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
      const size = typeSizes[short(entry + 2)] ?? 0;
      const count = long(entry + 4);
      if (size * count > bytes.length) throw new ConversionFault('TIFF 图像损坏：目录所称超出文件');
      if (size === 4 && leading.has(short(entry))) {
        const list = count < 2 ? entry + 8 : long(entry + 8);
        for (let value = 0; value < count; value += 1) waiting.push(long(list + value * 4));
      }
    }
    // Directories of parts have no follower that anybody reads; those of pages have.
    const next = at + 2 + entries * 12;
    if (next + 4 <= bytes.length) waiting.push(long(next));
  }
}
