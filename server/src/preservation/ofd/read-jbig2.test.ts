import { expect, test } from 'vitest';
import { ConversionFault } from '../conversion/conversion-fault.ts';
import { jbig2Of } from './given-jbig2.test-fixture.ts';
import { readJbig2 } from './read-jbig2.ts';

const most = 40_000_000;

test('a page of black is read as black, each pixel of it', () => {
  const { width, height, pixels } = readJbig2(jbig2Of({ width: 3, height: 2 }), most);
  const black = [0, 0, 0, 255];
  expect({ width, height, pixels: [...pixels] }).toEqual({
    width: 3,
    height: 2,
    pixels: [...black, ...black, ...black, ...black, ...black, ...black],
  });
});

test('a page that claims to be a field is refused before it is unpacked', () => {
  const giant = jbig2Of({ width: 60_000, height: 60_000 });
  expect(() => readJbig2(giant, most)).toThrow(
    '图像过大（60000 × 60000 像素），超过 4000 万像素，没有解开',
  );
  const region = jbig2Of({ width: 3, height: 2, region: { width: 2 ** 31, height: 2 ** 31 } });
  expect(() => readJbig2(region, most)).toThrow('图像过大');
});

test('a JBIG2 cut off anywhere is read as far as it goes, or refused as damaged', () => {
  const whole = jbig2Of({ width: 3, height: 2, region: { width: 3, height: 2 } });
  let refused = 0;
  for (let length = 8; length < whole.length; length += 1)
    try {
      expect(readJbig2(whole.subarray(0, length), most)).toMatchObject({ width: 3, height: 2 });
    } catch (error) {
      expect(error).toBeInstanceOf(ConversionFault);
      refused += 1;
    }
  expect(refused).toBeGreaterThan(20);
});
