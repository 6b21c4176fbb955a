import { boxesEndingAt, usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { expect, test } from 'vitest';
import { withBoundaryMoved, withBoxDivided, withBoxesJoined } from './move-boundary.ts';

// Numbers with a gap: a boundary moves over records, not over numbers.
const items = [1, 2, 5, 6, 9, 10].map((item) => ({ item, pages: 10 }));
const boxes = boxesEndingAt(items, [5, 9, 10], usualPaper);

test('a boundary moves over records, and leaves each box at least one', () => {
  expect(withBoundaryMoved(boxes, items, { box: 0, by: -1 })).toEqual([2, 9, 10]);
  expect(withBoundaryMoved(boxes, items, { box: 0, by: 1 })).toEqual([6, 9, 10]);
  expect(withBoundaryMoved(boxes, items, { box: 0, by: 9 })).toEqual([6, 9, 10]);
  expect(withBoundaryMoved(boxes, items, { box: 0, by: -9 })).toEqual([1, 9, 10]);
  expect(withBoundaryMoved(boxes, items, { box: 2, by: -1 })).toEqual([5, 9, 10]);
});

test('boxes are joined and divided', () => {
  expect(withBoxesJoined(boxes, 0)).toEqual([9, 10]);
  expect(withBoxDivided(boxes, items, 1)).toEqual([5, 6, 9, 10]);
  expect(withBoxDivided(boxes, items, 2)).toEqual([5, 9, 10]);
});
