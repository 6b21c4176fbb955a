import { expect, test } from 'vitest';
import { readNumber } from './chinese-number.ts';

test.each([
  ['30', 30],
  ['999', 999],
  ['五', 5],
  ['十', 10],
  ['十五', 15],
  ['三十', 30],
  ['九十九', 99],
  ['一百', 100],
  ['一百零五', 105],
  ['一百一十', 110],
  ['九百九十九', 999],
])('%s is %i', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each(['', '0', '030', '1000', '零', '百', '一百十', '十三十', '30年', '约10', '1.5'])(
  '“%s” is no number of years',
  (text) => {
    expect(readNumber(text)).toBeUndefined();
  },
);
