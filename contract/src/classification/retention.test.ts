import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareRetention,
  keptUntil,
  readRetention,
  retentionCode,
  retentionName,
} from './retention.ts';

test.each([
  ['Y', '永久'],
  ['D30', '定期30年'],
  ['D10', '定期10年'],
])('%s is called %s, and is read again from its name', (code, name) => {
  expect(retentionName(code)).toBe(name);
  expect(readRetention(name)).toEqual({ kind: 'code', code });
});

test.each([
  ['永久', 'Y'],
  ['永 久', 'Y'],
  ['永久保存', 'Y'],
  ['y', 'Y'],
  ['Ｙ', 'Y'],
  ['30年', 'D30'],
  ['３０年', 'D30'],
  ['定期 30 年', 'D30'],
  ['定期30', 'D30'],
  ['定期（30年）', 'D30'],
  ['三十年', 'D30'],
  ['定期三十年', 'D30'],
  ['D30', 'D30'],
  ['d１０', 'D10'],
  ['十年', 'D10'],
])('“%s” is read as %s', (text, code) => {
  expect(readRetention(text)).toEqual({ kind: 'code', code });
});

test.each([
  ['长期', '长期', 'D30'],
  [' 短 期 ', '短期', 'D10'],
  ['长期保管', '长期', 'D30'],
])(
  'the old term “%s” stays what it is and is only reported as a fixed term',
  (text, given, reportedAs) => {
    expect(readRetention(text)).toEqual({ kind: 'legacy', given, reportedAs });
  },
);

test.each([
  '',
  '水久',
  '15年',
  'D15',
  '30',
  '定期',
  '年',
  '0年',
  'D030',
  '永久30年',
  '约30年',
  'Y30',
])('“%s” is no retention period of an administrative record', (given) => {
  expect(readRetention(given)).toEqual({ kind: 'invalid', given });
});

test('a category may permit other terms', () => {
  expect(readRetention('15年', ['Y', 'D15'])).toEqual({ kind: 'code', code: 'D15' });
  expect(readRetention('30年', ['Y', 'D15'])).toEqual({ kind: 'invalid', given: '30年' });
});

test('catalogues list what is kept longest first', () => {
  expect(['D10', 'Y', 'D30', 'D5', 'Y'].sort(compareRetention)).toEqual([
    'Y',
    'Y',
    'D30',
    'D10',
    'D5',
  ]);
});

test('every term is read again from its name and from its code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (years) => {
      const code = `D${years}`;
      for (const text of [retentionName(code), code, `${years}年`]) {
        expect(readRetention(text, [code])).toEqual({ kind: 'code', code });
      }
    }),
  );
});

test.each(['D0', 'D', 'D1000', 'y', '永久'])('“%s” is no retention code', (text) => {
  expect(retentionCode.safeParse(text).success).toBe(false);
  expect(() => retentionName(text)).toThrow();
});

// The spellings of ../shared/data/legacy/legacy-catalogue.csv; the last two are its planted errors.
test('of the spellings in an old catalogue only the misspelt and the unknown term are refused', () => {
  const spellings = ['永久', 'Y', '30年', 'D30', '定期30年', '10年', 'D10', '定期10年'];
  const kinds = [...spellings, '长期', '短期', '15年', '水久'].map(
    (term) => readRetention(term).kind,
  );
  expect(kinds).toEqual([...spellings.map(() => 'code'), 'legacy', 'legacy', 'invalid', 'invalid']);
});

test('a period of accounting documents is counted from the first day after their year', () => {
  expect(keptUntil('D30', 2024)).toBe('2054-12-31');
  expect(keptUntil('Y', 2024)).toBeUndefined();
});
