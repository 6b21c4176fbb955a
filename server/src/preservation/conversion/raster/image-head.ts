import { ConversionFault } from '../conversion-fault.ts';
import { requireSize } from './raster.ts';

export type ImageHead = { readonly width: number; readonly height: number; readonly dpi?: number };

/** Width and height of a PNG or JPEG by its own head, without unpacking it. */
export function readImageHead(bytes: Buffer, mediaType: string): ImageHead {
  const { width, height, components } = imageSize(bytes, mediaType);
  // Its colours would need the profile of a press, which PDF/A then demands.
  if (components === 4) throw new ConversionFault('CMYK 图像，未转换');
  return { width, height };
}

/** What a PNG, JPEG or GIF says that it measures; refused where that is nothing or too much. */
export function imageSize(bytes: Buffer, mediaType: string): ImageSize {
  const size = heads[mediaType]?.(bytes) ?? jpegHead(bytes);
  requireSize(size.width, size.height);
  return size;
}

type ImageSize = { readonly width: number; readonly height: number; readonly components?: number };

const heads: Readonly<Record<string, (bytes: Buffer) => ImageSize>> = {
  'image/png': pngHead,
  'image/gif': gifHead,
};

function gifHead(bytes: Buffer): ImageSize {
  if (bytes.byteLength < 10) throw new ConversionFault('GIF 图像损坏');
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

function pngHead(bytes: Buffer): ImageSize {
  if (bytes.byteLength < 29 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    throw new ConversionFault('PNG 图像损坏');
  requireChunks(bytes);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** ISO/IEC 15948, 5.3. A reader that believes a length beyond the end fills its memory with nothing. */
function requireChunks(bytes: Buffer): void {
  let at = 8;
  while (at + 12 <= bytes.byteLength && bytes.toString('latin1', at + 4, at + 8) !== 'IEND') {
    at += 12 + bytes.readUInt32BE(at);
    if (at > bytes.byteLength) throw new ConversionFault('PNG 图像损坏');
  }
}

/** The first frame header (SOF, ITU-T T.81, B.2.2). */
function jpegHead(bytes: Buffer): ImageSize {
  let at = 2;
  while (at + 9 < bytes.byteLength && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { width, height, components: bytes.readUInt8(at + 9) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new ConversionFault('JPEG 图像损坏');
}
