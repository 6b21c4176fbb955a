import { crc32, deflateSync } from 'node:zlib';
import type { Raster } from './raster.ts';

type Form = { readonly depth: 1 | 8; readonly colour: 0 | 2 | 6; readonly channels: 1 | 3 | 4 };

/**
 * A picture as PNG, exactly, in the smallest form that holds it: a scanned page of black and white
 * takes one bit a pixel, as it did in its TIFF, and not thirty-two.
 */
export function writePng(raster: Raster): Buffer {
  const form = formOf(raster);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(raster.width, 0);
  header.writeUInt32BE(raster.height, 4);
  header.set([form.depth, form.colour, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(raster.dpi ? [chunk('pHYs', resolution(raster.dpi))] : []),
    chunk('IDAT', deflateSync(linesOf(raster, form))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function formOf({ pixels }: Raster): Form {
  let grey = true;
  let bilevel = true;
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at];
    if (pixels[at + 3] !== 255) return { depth: 8, colour: 6, channels: 4 };
    if (red !== pixels[at + 1] || red !== pixels[at + 2]) grey = false;
    if (red !== 0 && red !== 255) bilevel = false;
  }
  if (!grey) return { depth: 8, colour: 2, channels: 3 };
  return { depth: bilevel ? 1 : 8, colour: 0, channels: 1 };
}

/** Each line begins with its filter, none here: 0. */
function linesOf({ width, height, pixels }: Raster, { depth, channels }: Form): Buffer {
  const stride = Math.ceil((width * channels * depth) / 8) + 1;
  const lines = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = (row * width + column) * 4;
      const line = row * stride + 1;
      if (depth === 1) {
        const byte = line + (column >> 3);
        if (pixels[from]) lines[byte] = (lines[byte] ?? 0) | (0x80 >> (column & 7));
      } else
        for (let channel = 0; channel < channels; channel += 1)
          lines[line + column * channels + channel] = pixels[from + channel] ?? 0;
    }
  return lines;
}

function resolution(dpi: number): Buffer {
  const perMetre = Math.round(dpi / 0.0254);
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(perMetre, 0);
  bytes.writeUInt32BE(perMetre, 4);
  bytes[8] = 1;
  return bytes;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.byteLength + 8);
  framed.writeUInt32BE(content.byteLength, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.byteLength + 4);
  return framed;
}
