import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHalfWidth, withoutSpaces } from './half-width.ts';

test('full-width forms become ASCII and everything else stays', () => {
  expect(toHalfWidth('Ｚ１０９－ＷＳ　［①］〔２０１９〕')).toBe('Z109-WS [①]〔2019〕');
});

test('what was made half-width stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text));
    }),
  );
});

test('every kind of space goes', () => {
  expect(withoutSpaces(' 定期\u3000３０\u00A0年\t')).toBe('定期30年');
});
