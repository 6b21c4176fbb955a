import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAtWords } from './split-at-words.ts';

test('words are marked wherever they stand, in whatever case', () => {
  expect(splitAtWords('OFD 与 ofd 文件', 'ofd').filter(({ marked }) => marked)).toEqual([
    { at: 0, part: 'OFD', marked: true },
    { at: 6, part: 'ofd', marked: true },
  ]);
});

test('whatever is searched for, the text is shown whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 3 }), (text, words) => {
      const parts = splitAtWords(text, words);
      expect(parts.map(({ part }) => part).join('')).toBe(text);
      expect(parts.every(({ at, part }) => text.startsWith(part, at))).toBe(true);
    }),
  );
});
