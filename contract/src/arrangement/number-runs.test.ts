import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNumbers, nextNumbers, numberRuns, rangesText } from './number-runs.ts';

test('every number of a class has one state, whatever claims it', () => {
  const runs = numberRuns({
    numbered: [1, 2, 5],
    destroyed: [9],
    given: [2, 7, 7, 8],
    reserved: [{ first: 11, last: 12 }],
    explained: [{ first: 3, last: 3 }],
  });
  expect(runs).toEqual([
    { first: 1, last: 1, state: 'numbered' },
    { first: 2, last: 2, state: 'repeated' },
    { first: 3, last: 3, state: 'explained' },
    { first: 4, last: 4, state: 'missing' },
    { first: 5, last: 5, state: 'numbered' },
    { first: 6, last: 6, state: 'missing' },
    { first: 7, last: 7, state: 'repeated' },
    { first: 8, last: 8, state: 'given' },
    { first: 9, last: 9, state: 'destroyed' },
    { first: 10, last: 10, state: 'free' },
    { first: 11, last: 12, state: 'reserved' },
  ]);
  expect(countNumbers(runs)).toEqual({
    numbered: 2,
    destroyed: 1,
    given: 1,
    repeated: 2,
    reserved: 2,
    explained: 1,
    missing: 2,
    free: 1,
  });
  expect(rangesText(runs.filter(({ state }) => state === 'missing'))).toBe('0004、0006');
});

test('a record is more than an explanation, and a class without anything has no numbers', () => {
  const explained = [{ first: 1, last: 2 }];
  expect(numberRuns({ numbered: [1], given: [], reserved: [], explained })).toEqual([
    { first: 1, last: 1, state: 'numbered' },
    { first: 2, last: 2, state: 'explained' },
  ]);
  expect(numberRuns({ numbered: [], given: [], reserved: [], explained: [] })).toEqual([]);
});

test('the next numbers pass over what is reserved, and over nothing else', () => {
  expect(nextNumbers(2, [{ first: 4, last: 6 }], 3)).toEqual([3, 7, 8]);
  expect(nextNumbers(3, [{ first: 4, last: 6 }], 2)).toEqual([7, 8]);
  expect(nextNumbers(0, [], 0)).toEqual([]);
  const range = fc
    .record({ first: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 0, max: 9 }) })
    .map(({ first, length }) => ({ first, last: first + length }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.array(range), (last, reserved) => {
      const isReserved = (number: number) =>
        reserved.some((each) => each.first <= number && number <= each.last);
      const free = Array.from({ length: 300 }, (_, index) => last + 1 + index).filter(
        (number) => !isReserved(number),
      );
      expect(nextNumbers(last, reserved, 20)).toEqual(free.slice(0, 20));
    }),
  );
});
