import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import UTIF from 'utif2';
import { hasRealData, realData } from '#preservation/given-store.test-fixture.ts';

/** Real files of one kind, or none where the data are not there: each caller has samples of its own too. */
export function realFiles(folder: string, names: readonly string[]): Uint8Array[] {
  if (!hasRealData(folder)) return [];
  return names.map((name) => readFileSync(join(realData, folder, name)));
}

const [width, height] = [6, 4];

export function tiffPicture(): Buffer {
  return Buffer.from(UTIF.encodeImage(new Uint8Array(width * height * 4).fill(200), width, height));
}

/** 24 bits a pixel, bottom row first. */
export function bmpPicture(): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height, 0x7f);
  bytes.fill(0, 0, 54).write('BM', 'latin1');
  const numbers = [bytes.length, 0, 54, 40, width, height];
  for (const [place, number] of numbers.entries()) bytes.writeUInt32LE(number, 2 + place * 4);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

/** One picture of one black pixel, the smallest that can be written. */
export function gifPicture(): Buffer {
  const screen = '474946383961 0100 0100 80 00 00 000000 ffffff';
  return Buffer.from(
    `${screen} 2c 00000000 0100 0100 00 02 02 44 01 00 3b`.replaceAll(' ', ''),
    'hex',
  );
}
