import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture in memory, three bytes a pixel, row by row. */
export type Canvas = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** A picture whose colour at each place is given by a claim about that place. */
export function paint(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Canvas {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 3) {
      const [red, green, blue] = colourAt(x, y);
      pixels[place] = red;
      pixels[place + 1] = green;
      pixels[place + 2] = blue;
    }
  }
  return { width, height, pixels };
}

/** Writes the picture as PNG: 8 bits, true colour, no filter, no interlace (ISO/IEC 15948, 11). */
export function pngOf({ width, height, pixels }: Canvas): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    pixels.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
