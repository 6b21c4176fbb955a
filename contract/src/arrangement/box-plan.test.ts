import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoxItem, boxesEndingAt, planBoxes, usualPaper } from './box-plan.ts';

const items = (count: number, pages: number | null): BoxItem[] =>
  Array.from({ length: count }, (_, index) => ({ item: index + 1, pages }));

test('a box takes what fits its spine, and the last is as thin as what is left allows', () => {
  // 17 pages are 1.7 mm and the clip 0.3: 18 items of 2 mm fill the 36 mm of a box of 40.
  expect(planBoxes(items(20, 17), usualPaper)).toEqual([
    {
      first: 1,
      last: 18,
      thickness: 40,
      records: 18,
      pages: 306,
      uncounted: 0,
      contentMm: 36,
      overfull: false,
    },
    {
      first: 19,
      last: 20,
      thickness: 20,
      records: 2,
      pages: 34,
      uncounted: 0,
      contentMm: 4,
      overfull: false,
    },
  ]);
});

test('an item that fits no box has one of 50 mm and is called overfull; uncounted pages are named', () => {
  expect(planBoxes([{ item: 7, pages: 600 }], usualPaper)).toMatchObject([
    { first: 7, last: 7, thickness: 50, contentMm: 60.3, overfull: true },
  ]);
  expect(planBoxes(items(1, null), usualPaper)).toMatchObject([
    { uncounted: 1, pages: 0, contentMm: 0.4 },
  ]);
});

test('printed on both sides, the same pages take half the room', () => {
  const both = { ...usualPaper, pagesPerSheet: 2 };
  expect(planBoxes([{ item: 1, pages: 100 }], both)[0]?.contentMm).toBe(5.3);
});

test('a boundary that is moved moves items from one box to the next', () => {
  const moved = boxesEndingAt(items(20, 17), [10], usualPaper);
  expect(moved.map(({ first, last, thickness }) => [first, last, thickness])).toEqual([
    [1, 10, 30],
    [11, 20, 30],
  ]);
});

test('every item is in one box, in order, and only a single item overfills one', () => {
  const pages = fc.option(fc.integer({ min: 1, max: 700 }), { nil: null });
  fc.assert(
    fc.property(fc.array(pages, { minLength: 1, maxLength: 60 }), (counts) => {
      const given = counts.map((each, index) => ({ item: index * 2 + 1, pages: each }));
      const boxes = planBoxes(given, usualPaper);
      const inside = boxes.map(({ first, last }) =>
        given.filter(({ item }) => first <= item && item <= last),
      );
      expect(inside.flat()).toEqual(given);
      expect(boxes.filter(({ overfull, records }) => overfull && records > 1)).toEqual([]);
    }),
  );
});
