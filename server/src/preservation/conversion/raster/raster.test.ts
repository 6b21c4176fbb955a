import UTIF from 'utif2';
import { expect, test } from 'vitest';
import { ConversionFault } from '../conversion-fault.ts';
import { readImageHead } from './image-head.ts';
import { readBmp } from './read-bmp.ts';
import { readGif } from './read-gif.ts';
import { readTiff } from './read-tiff.ts';
import { writePng } from './write-png.ts';

/** Red, green / blue, white: tells top from bottom and left from right. */
const four = Uint8Array.from([
  ...[255, 0, 0, 255],
  ...[0, 255, 0, 255],
  ...[0, 0, 255, 255],
  ...[255, 255, 255, 255],
]);

function bitmap(depth: number, body: number[], palette: number[] = []): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(2, 18);
  head.writeInt32LE(2, 22);
  head.writeUInt16LE(depth, 28);
  head.writeInt32LE(11_811, 38);
  return Buffer.concat([head, Buffer.from(palette), Buffer.from(body)]);
}

test('a bitmap is read from the bottom up, blue before red, with its resolution', () => {
  const rows = [255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0];
  expect(readBmp(bitmap(24, rows))).toEqual({ width: 2, height: 2, pixels: four, dpi: 299.9994 });
});

test('a bitmap with a palette has the colours of the palette', () => {
  const palette = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0];
  expect(readBmp(bitmap(8, [2, 3, 0, 0, 0, 1, 0, 0], palette)).pixels).toEqual(four);
  expect(readBmp(bitmap(4, [0x23, 0, 0, 0, 0x01, 0, 0, 0], palette)).pixels).toEqual(four);
});

/** The four colours, LZW by hand: clear, 0, 1, 2, 3, end, with codes of 3 and then 4 bits. */
const gif = Buffer.from(
  '47494638396102000200810000ff000000ff000000ffffffff2c000000000200020000020344340500 3b'.replace(
    ' ',
    '',
  ),
  'hex',
);

test('a still GIF has its four colours where they belong', () => {
  expect(readGif(gif)).toEqual({ width: 2, height: 2, pixels: four });
});

test('an animation is no document', () => {
  const frame = gif.subarray(25, -1);
  const moving = Buffer.concat([gif.subarray(0, -1), frame, Buffer.from([0x3b])]);
  expect(() => readGif(moving)).toThrow('动画 GIF，不能转为静态图像');
});

test('a TIFF gives back every pixel that was put in', () => {
  const bytes = Buffer.from(UTIF.encodeImage(four, 2, 2));
  expect([...readTiff(bytes)]).toMatchObject([{ width: 2, height: 2, pixels: four }]);
});

/** Its second chunk says that it is two thousand million bytes long. */
const endless = writePng({ width: 2, height: 2, pixels: four });
endless.writeUInt32BE(0x7fff_ffff, 33);

test.each([
  ['not a picture', () => readBmp(Buffer.from('BM'))],
  ['a bitmap that was cut off', () => readBmp(bitmap(24, [0]))],
  ['a GIF that was cut off', () => readGif(gif.subarray(0, 38))],
  ['a TIFF of nothing', () => [...readTiff(Buffer.from('II*\0\0\0\0\0'))]],
  ['a PNG with a chunk that goes on behind its end', () => readImageHead(endless, 'image/png')],
  ['a JPEG without a frame', () => readImageHead(Buffer.from('ffd8ffd9', 'hex'), 'image/jpeg')],
  ['a bitmap of a hundred million pixels', () => readBmp(huge())],
])('%s is refused with a reason', (_, read) => {
  expect(read).toThrow(ConversionFault);
});

function huge(): Buffer {
  const bytes = bitmap(24, []);
  bytes.writeInt32LE(20_000, 18);
  bytes.writeInt32LE(20_000, 22);
  return bytes;
}

test('a PNG takes as few bits as the picture needs', () => {
  const bits = (pixels: number[]) => {
    const png = writePng({ width: 2, height: 1, pixels: Uint8Array.from(pixels) });
    expect(readImageHead(png, 'image/png')).toEqual({ width: 2, height: 1 });
    return [png[24], png[25]];
  };
  expect(bits([0, 0, 0, 255, 255, 255, 255, 255])).toEqual([1, 0]);
  expect(bits([9, 9, 9, 255, 255, 255, 255, 255])).toEqual([8, 0]);
  expect(bits([9, 8, 7, 255, 255, 255, 255, 255])).toEqual([8, 2]);
  expect(bits([9, 8, 7, 100, 255, 255, 255, 255])).toEqual([8, 6]);
});
