import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakPages } from './break-pages.ts';

test('a page takes the rows that fit, and the next one goes on where it ended', () => {
  expect(breakPages([10, 10, 10, 25, 10], 30)).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 4 },
    { from: 4, to: 5 },
  ]);
});

test('an empty catalogue is one page, the form itself', () => {
  expect(breakPages([], 30)).toEqual([{ from: 0, to: 0 }]);
});

test('every row is printed once, in order, and no page is fuller than the paper', () => {
  const room = 100;
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 150, noNaN: true })), (heights) => {
      const pages = breakPages(heights, room);
      expect(pages.flatMap(({ from, to }) => heights.slice(from, to))).toEqual(heights);
      for (const { from, to } of pages) {
        const rows = heights.slice(from, to);
        const filled = rows.reduce((sum, height) => sum + height, 0);
        expect(filled <= room || rows.length === 1).toBe(true);
      }
    }),
  );
});
