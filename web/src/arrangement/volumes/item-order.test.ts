import { expect, test } from 'vitest';
import { movedTo } from './item-order.ts';

test('a row takes the place it is dropped on, and the others close up', () => {
  const rows = ['一', '二', '三', '四'];
  expect(movedTo(rows, 3, 0)).toEqual(['四', '一', '二', '三']);
  expect(movedTo(rows, 0, 2)).toEqual(['二', '三', '一', '四']);
});

test('at the ends a row stays where it is', () => {
  const rows = ['一', '二'];
  expect(movedTo(rows, 0, -1)).toBe(rows);
  expect(movedTo(rows, 1, 2)).toBe(rows);
});
