import { ConversionFault } from '../conversion-fault.ts';
import { type Raster, requireSize } from './raster.ts';

/** Windows bitmaps of 1, 4, 8, 24 and 32 bits a pixel, not compressed: what scanners and 画图 write. */
export function readBmp(bytes: Buffer): Raster {
  if (bytes.byteLength < 54 || bytes.toString('latin1', 0, 2) !== 'BM')
    throw new ConversionFault('不是 BMP 图像');
  const start = bytes.readUInt32LE(10);
  const headerSize = bytes.readUInt32LE(14);
  const width = bytes.readInt32LE(18);
  const signedHeight = bytes.readInt32LE(22);
  const height = Math.abs(signedHeight);
  const depth = bytes.readUInt16LE(28);
  const compression = bytes.readUInt32LE(30);
  if (compression !== 0) throw new ConversionFault('压缩的 BMP 图像，未转换');
  if (![1, 4, 8, 24, 32].includes(depth)) throw new ConversionFault(`${depth} 位 BMP 图像，未转换`);
  requireSize(width, height);
  const stride = Math.ceil((width * depth) / 32) * 4;
  if (start + stride * height > bytes.byteLength) throw new ConversionFault('BMP 图像不完整');
  const palette = bytes.subarray(14 + headerSize, start);
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    // Rows come from the bottom up unless the height is negative.
    const line = start + stride * (signedHeight > 0 ? height - 1 - row : row);
    for (let column = 0; column < width; column += 1) {
      const source = depth >= 24 ? bytes : palette;
      const at =
        depth >= 24 ? line + (column * depth) / 8 : 4 * indexAt(bytes, line, column, depth);
      const to = (row * width + column) * 4;
      pixels[to] = source[at + 2] ?? 0;
      pixels[to + 1] = source[at + 1] ?? 0;
      pixels[to + 2] = source[at] ?? 0;
      // The fourth byte of 32 bits is unused in bitmaps without a mask.
      pixels[to + 3] = 255;
    }
  }
  const perMetre = bytes.readInt32LE(38);
  return { width, height, pixels, ...(perMetre > 0 && { dpi: perMetre * 0.0254 }) };
}

function indexAt(bytes: Buffer, line: number, column: number, depth: number): number {
  const perByte = 8 / depth;
  const byte = bytes[line + Math.floor(column / perByte)] ?? 0;
  const shift = 8 - depth * ((column % perByte) + 1);
  return (byte >> shift) & ((1 << depth) - 1);
}
