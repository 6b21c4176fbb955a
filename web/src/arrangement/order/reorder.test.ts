import { expect, test } from 'vitest';
import { movedTo, placeAfterKey } from './reorder.ts';

test('a row goes where it is put, and the others keep their order', () => {
  expect(movedTo(['甲', '乙', '丙', '丁'], 3, 1)).toEqual(['甲', '丁', '乙', '丙']);
  expect(movedTo(['甲', '乙', '丙', '丁'], 0, 9)).toEqual(['乙', '丙', '丁', '甲']);
});

test('keys move a row by one, by ten and to the ends, never out of the list', () => {
  const press = (key: string, shiftKey = false, altKey = true) =>
    placeAfterKey({ key, altKey, shiftKey }, 5, 12);
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => press(key))).toEqual([4, 6, 0, 11]);
  expect([press('ArrowUp', true), press('ArrowDown', true)]).toEqual([0, 11]);
  expect([press('ArrowUp', false, false), press('a')]).toEqual([undefined, undefined]);
});
