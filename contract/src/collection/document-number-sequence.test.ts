import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countOf,
  gapsBetween,
  mergeRuns,
  type NumberRun,
  runsOf,
  writeDocumentNumber,
} from './document-number-sequence.ts';

const within = (ranges: readonly NumberRun[]) =>
  ranges.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, place) => first + place),
  );

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 });

test('what is missing is every number up to the highest that is not there', () => {
  fc.assert(
    fc.property(numbers, (there) => {
      const upTo = Array.from({ length: Math.max(...there) }, (_, place) => place + 1);
      const missing = upTo.filter((number) => !there.includes(number));
      expect(within(gapsBetween(runsOf(there)))).toEqual(missing);
      expect(countOf(gapsBetween(runsOf(there)))).toBe(missing.length);
    }),
  );
});

test('an explained number counts as there, and what lies before it becomes missing', () => {
  fc.assert(
    fc.property(numbers, fc.array(fc.integer({ min: 1, max: 70 })), (there, explained) => {
      const known = mergeRuns([...runsOf(there), ...runsOf(explained)]);
      expect(known).toEqual(runsOf([...there, ...explained]));
      expect(within(gapsBetween(known)).some((number) => explained.includes(number))).toBe(false);
    }),
  );
});

test('a number that occurs twice makes no gap', () => {
  expect(runsOf([3, 1, 3, 2, 7])).toEqual([
    { first: 1, last: 3 },
    { first: 7, last: 7 },
  ]);
  expect(gapsBetween(runsOf([3, 1, 3, 2, 7]))).toEqual([{ first: 4, last: 6 }]);
});

test('a slip of the pen opens one wide gap, not a million rows', () => {
  expect(gapsBetween(runsOf([1, 2, 999_999_999]))).toEqual([{ first: 3, last: 999_999_998 }]);
});

test('a number is written with tortoise-shell brackets and without leading zeros', () => {
  expect(writeDocumentNumber({ issuer: '云政发', year: 2020, sequence: 9 })).toBe(
    '云政发〔2020〕9号',
  );
});
