import { crc32 } from 'node:zlib';
import type { Probe } from '../identification.ts';
import { damaged, notProbed, readable } from './probe-result.ts';

/** Whether a picture is whole, by its own structure; its pixels are not unpacked. */
export function probeImage(bytes: Buffer, mediaType: string): Probe {
  try {
    if (mediaType === 'image/png' || mediaType === 'image/apng') return probePng(bytes);
    if (mediaType === 'image/jpeg') return probeJpeg(bytes);
    if (mediaType === 'image/gif') return probeGif(bytes);
    if (mediaType === 'image/bmp') return probeBitmap(bytes);
    if (mediaType === 'image/tiff') return probeTiff(bytes);
    if (mediaType === 'image/webp') return probeSized(bytes, bytes.readUInt32LE(4) + 8);
    return notProbed('此图像格式不作可读性检查');
  } catch (error) {
    // Reading past the end: the structure points to where nothing is.
    if (error instanceof RangeError) return damaged('文件不完整，结构所指之处没有内容');
    throw error;
  }
}

function probePng(bytes: Buffer): Probe {
  const facts = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  let at = 8;
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return damaged(`数据块 ${kind} 不完整`, facts);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return damaged(`数据块 ${kind} 校验不符`, facts);
    if (kind === 'IEND') return sized(facts);
    at = end + 4;
  }
  return damaged('没有结束块 IEND', facts);
}

/** Segments up to the first scan, and an end mark behind it (ITU-T T.81, B.1). */
function probeJpeg(bytes: Buffer): Probe {
  let at = 2;
  let facts: Record<string, number> = {};
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return damaged('段标记错位', facts);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return damaged('没有图像内容', facts);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      facts = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xda)
      return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
        ? sized(facts)
        : damaged('没有结束标记，图像不完整', facts);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return damaged('文件不完整', facts);
}

function probeGif(bytes: Buffer): Probe {
  const facts = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  return bytes.lastIndexOf(0x3b) > 12 ? sized(facts) : damaged('没有结束标记，图像不完整', facts);
}

function probeBitmap(bytes: Buffer): Probe {
  const facts =
    bytes.readUInt32LE(14) === 12
      ? { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) }
      : { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
  if (bytes.readUInt32LE(10) >= bytes.length) return damaged('没有图像内容', facts);
  return bytes.readUInt32LE(2) > bytes.length ? damaged('文件短于其所记大小', facts) : sized(facts);
}

function probeSized(bytes: Buffer, expected: number): Probe {
  return expected > bytes.length ? damaged('文件短于其所记大小') : readable();
}

const mostDirectories = 10_000;

/** Follows the chain of directories and looks whether every strip or tile lies inside the file (TIFF 6.0, 2). */
function probeTiff(bytes: Buffer): Probe {
  const little = bytes[0] === 0x49;
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (short(2) !== 42) return notProbed('BigTIFF 不作可读性检查');
  const seen = new Set<number>();
  let facts: Record<string, number> = {};
  for (let directory = long(4); directory !== 0; ) {
    if (seen.has(directory) || seen.size >= mostDirectories)
      return damaged('页目录首尾相连', facts);
    seen.add(directory);
    const count = short(directory);
    const tags = new Map<number, TiffTag>();
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + index * 12;
      tags.set(short(at), { type: short(at + 2), count: long(at + 4), at: at + 8 });
    }
    const value = (tag: number) => valuesOf(tags.get(tag), short, long)[0] ?? 0;
    if (seen.size === 1) facts = { width: value(256), height: value(257) };
    const [places, sizes] = [
      valuesOf(tags.get(273) ?? tags.get(324), short, long),
      valuesOf(tags.get(279) ?? tags.get(325), short, long),
    ];
    if (places.length === 0) return damaged(`第 ${seen.size} 页没有图像内容`, facts);
    if (places.some((place, index) => place + (sizes[index] ?? 0) > bytes.length))
      return damaged(`第 ${seen.size} 页的图像内容不完整`, facts);
    directory = long(directory + 2 + count * 12);
  }
  return seen.size === 0 ? damaged('没有页') : sized({ ...facts, pages: seen.size });
}

type TiffTag = { readonly type: number; readonly count: number; readonly at: number };

function valuesOf(
  tag: TiffTag | undefined,
  short: (at: number) => number,
  long: (at: number) => number,
): number[] {
  if (!tag || (tag.type !== 3 && tag.type !== 4)) return [];
  const width = tag.type === 3 ? 2 : 4;
  if (tag.count > 1_000_000) throw new RangeError('too many values');
  const start = tag.count * width > 4 ? long(tag.at) : tag.at;
  const read = tag.type === 3 ? short : long;
  return Array.from({ length: tag.count }, (_, index) => read(start + index * width));
}

function sized(facts: Record<string, number>): Probe {
  const { width = 0, height = 0 } = facts;
  return width > 0 && height > 0 ? readable(facts) : damaged('宽或高为零', facts);
}
