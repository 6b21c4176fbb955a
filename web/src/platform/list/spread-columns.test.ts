import { expect, test } from 'vitest';
import { spreadColumns } from './spread-columns.ts';

const columns = [{ width: 100 }, {}, { width: 300 }];
const widths = (room: number, of: readonly { width?: number }[] = columns) =>
  spreadColumns(of, room).map(({ width }) => width);

test('a narrow list keeps the widths that were given', () => {
  expect(widths(700)).toEqual([100, undefined, 300]);
  expect(widths(940)).toEqual([100, undefined, 300]);
});

test('a wide list gives what the title does not need to the others, in proportion', () => {
  expect(widths(1020)).toEqual([120, undefined, 360]);
});

test('no column grows by more than half', () => {
  expect(widths(4000)).toEqual([150, undefined, 450]);
});

test('where no column takes the rest, the page shares the room itself', () => {
  expect(widths(4000, [{ width: 100 }])).toEqual([100]);
});
