import { expect, test } from 'vitest';
import { rangesOf, reorderedNumbers } from './renumbering.ts';

test('without closing gaps, records share out the numbers they hold', () => {
  const reordering = { closeGaps: false, from: 1, reserved: [] };
  expect(reorderedNumbers([7, 2, 5], reordering)).toEqual([2, 5, 7]);
});

test('where gaps are closed, numbers follow each other from the first of the run, reserved ones passed over', () => {
  const reordering = { closeGaps: true, from: 3, reserved: [{ first: 4, last: 5 }] };
  expect(reorderedNumbers([3, 7, 9], reordering)).toEqual([3, 6, 7]);
});

test('numbers beside each other are one range', () => {
  expect(rangesOf([9, 1, 2, 3, 7])).toEqual([
    { first: 1, last: 3 },
    { first: 7, last: 7 },
    { first: 9, last: 9 },
  ]);
});
