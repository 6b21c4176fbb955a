import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseDocumentNumber, readDocumentNumber } from './document-number.ts';

describe.each([
  '国办发〔2007〕1号',
  '国办发［2007］1号',
  '国办发[2007]1号',
  '国办发（2007）1号',
  '国办发(2007)1号',
  '国办发【2007】1号',
  '国办发﹝2007﹞1号',
  '国办发〔２００７〕１号',
  ' 国办发 〔 2007 〕\u30001 号',
  '国办发〔2007〕第1号',
  '国办发〔2007〕01号',
  '国办发〔2007〕1',
])('%s', (text) => {
  test('is found as one and the same number', () => {
    expect(normaliseDocumentNumber(text)).toBe('国办发〔2007〕1号');
  });
  test('is the first of its issuer and year', () => {
    expect(readDocumentNumber(text)).toEqual({ issuer: '国办发', year: 2007, sequence: 1 });
  });
});

test('a decree is found with and without 第', () => {
  expect(normaliseDocumentNumber('国务院令 第732号')).toBe(
    normaliseDocumentNumber('国务院令７３２号'),
  );
});

test('number 1 is not number 11', () => {
  const [one, eleven] = ['国办发〔2007〕1', '国办发〔2007〕11号'].map(normaliseDocumentNumber);
  expect(eleven?.startsWith(one ?? '')).toBe(false);
});

test.each([
  '',
  '国务院令第732号',
  '国办发2007-1号',
  '国办发〔07〕1号',
  '国办发〔2007〕0号',
  '〔2007〕1号',
  '国办发〔2007〕1号附件',
])('“%s” belongs to no yearly sequence', (text) => {
  expect(readDocumentNumber(text)).toBeUndefined();
});

test('what was normalised is not changed by normalising it again', () => {
  const pieces = fc.constantFrom(
    '国发',
    '〔',
    '［',
    ')',
    '0',
    '１',
    '第',
    '号',
    ' ',
    '2007',
    'a',
    '》',
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((parts) => parts.join('')),
      (text) => {
        const once = normaliseDocumentNumber(text);
        expect(normaliseDocumentNumber(once)).toBe(once);
      },
    ),
  );
});

test('every number of a yearly sequence is read from every way of writing it', () => {
  const brackets = fc.constantFrom('〔〕', '［］', '[]', '（）', '()', '【】');
  const written = fc.record({
    issuer: fc.constantFrom('国办发', '示例政发', '浙人大常'),
    year: fc.integer({ min: 1949, max: 2099 }),
    sequence: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(written, brackets, (number, [open, close]) => {
      const text = `${number.issuer}${open}${number.year}${close}${number.sequence}号`;
      expect(readDocumentNumber(text)).toEqual(number);
    }),
  );
});
