import { Jbig2Image } from 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';
import { ConversionFault } from '../conversion/conversion-fault.ts';
import { type Raster, requireSize } from '../conversion/raster/raster.ts';

const mark = Buffer.from('974a42320d0a1a0a', 'hex');

export const isJbig2 = (bytes: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** A picture of black and white, as scanners compress it (ITU-T T.88, a file of its own: annex D). */
export function readJbig2(bytes: Buffer, mostPixels: number): Raster {
  for (const { width, height } of sizesIn(bytes)) requireSize(width, height, mostPixels);
  const image = new Jbig2Image();
  const grey = whole(image, bytes);
  const { width, height } = image;
  requireSize(width, height, mostPixels);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < grey.length; at += 1)
    if (grey[at] === 0) pixels.fill(0, at * 4, at * 4 + 3);
  return { width, height, pixels };
}

function whole(image: Jbig2Image, bytes: Buffer): Uint8ClampedArray {
  try {
    return image.parse(bytes);
  } catch (error) {
    throw new ConversionFault('JBIG2 图像损坏或编码方式不认识', { cause: error });
  }
}

// Table 34: page information, and every kind of region, begin with a width and a height.
const sized = new Set([4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48]);
const unknownLength = 0xffff_ffff;

/** What the pages and regions claim to measure, before any of it is unpacked (7.2). */
function* sizesIn(bytes: Buffer): Generator<{ width: number; height: number }> {
  const flags = bytes[8] ?? 0;
  const inOrder = (flags & 1) === 1;
  try {
    for (let at = flags & 2 ? 9 : 13; at < bytes.length; ) {
      const segment = segmentAt(bytes, at);
      // Where all headers come first, what they describe lies behind them.
      const content = segment.content;
      if (inOrder && sized.has(segment.kind))
        yield { width: bytes.readUInt32BE(content), height: bytes.readUInt32BE(content + 4) };
      if (segment.kind === 51 || segment.length === unknownLength) return;
      at = content + (inOrder ? segment.length : 0);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** A segment's header (7.2.2 to 7.2.7). */
function segmentAt(bytes: Buffer, start: number) {
  const number = bytes.readUInt32BE(start);
  const flags = bytes.readUInt8(start + 4);
  let at = start + 5;
  let referred = bytes.readUInt8(at) >> 5;
  if (referred === 7) {
    referred = bytes.readUInt32BE(at) & 0x1fff_ffff;
    at += 4 + Math.ceil((referred + 1) / 8);
  } else at += 1;
  // A segment refers to segments before it, and the library would make room for as many as are claimed.
  if (referred > number) throw new ConversionFault('JBIG2 图像损坏：所引用的段不存在');
  const width = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
  at += referred * width + (flags & 0x40 ? 4 : 1);
  return { kind: flags & 0x3f, length: bytes.readUInt32BE(at), content: at + 4 };
}
