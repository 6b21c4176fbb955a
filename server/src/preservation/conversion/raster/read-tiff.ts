import UTIF from 'utif2';
import { ConversionFault } from '../conversion-fault.ts';
import { type Raster, requireSize } from './raster.ts';
import { requireSoundTiff } from './tiff-directories.ts';

const tag = {
  ...{ width: 't256', height: 't257', bits: 't258', samples: 't277' },
  ...{ tileWidth: 't322', tileHeight: 't323', resolution: 't282', unit: 't296' },
} as const;
const mostBits = 64;

type Decode = (buffer: ArrayBuffer, how: { parseMN: boolean; debug: boolean }) => UTIF.IFD[];

// The notes of camera makers are formats of their own, which no picture needs; the types do not know the choice.
const decode = UTIF.decode as Decode;

/** Every page of a TIFF, the fax compressions of scanned pages included; one at a time. */
export function* readTiff(bytes: Buffer, mostPixels?: number): Generator<Raster> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  requireSoundTiff(bytes);
  const pages = decode(buffer as ArrayBuffer, { parseMN: false, debug: false });
  let found = 0;
  for (const page of pages) {
    const [width, height] = [figure(page[tag.width]), figure(page[tag.height])];
    if (width === undefined || height === undefined) continue;
    requireSize(width, height, mostPixels);
    requireDepth(page);
    try {
      UTIF.decodeImage(buffer as ArrayBuffer, page);
    } catch (error) {
      throw new ConversionFault('TIFF 图像损坏或压缩方式不认识', { cause: error });
    }
    const pixels = UTIF.toRGBA8(page);
    if (pixels.byteLength < width * height * 4) throw new ConversionFault('TIFF 图像不完整');
    found += 1;
    const dpi = dpiOf(figure(page[tag.resolution]), figure(page[tag.unit]));
    yield { width, height, pixels, ...(dpi && { dpi }) };
  }
  if (found === 0) throw new ConversionFault('TIFF 文件中没有图像');
}

/** The library makes room for what these claim, before it looks at the picture. */
function requireDepth(page: UTIF.IFD): void {
  const bits = (figure(page[tag.bits]) ?? 1) * (figure(page[tag.samples]) ?? 1);
  if (bits > mostBits) throw new ConversionFault(`TIFF 图像每个像素 ${bits} 位，不认识`);
  const [width, height] = [figure(page[tag.tileWidth]), figure(page[tag.tileHeight])];
  if (width !== undefined && height !== undefined) requireSize(width, height);
}

function figure(value: unknown): number | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' && Number.isFinite(first) ? first : undefined;
}

/** Unit 2 is the inch, 3 the centimetre (TIFF 6.0, ResolutionUnit). */
function dpiOf(resolution: number | undefined, unit = 2): number | undefined {
  if (!resolution || resolution < 20) return undefined;
  return unit === 3 ? resolution * 2.54 : resolution;
}
