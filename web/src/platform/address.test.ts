import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './address.ts';

test('whatever is put into an address comes out of it unchanged', () => {
  const name = fc.stringMatching(/^[a-zA-Z]{1,8}$/);
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  const value = fc.oneof(word, fc.array(word, { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(fc.dictionary(name, value), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
    }),
  );
});

test('a year that is sought stays a text', () => {
  expect(parseSearch('?text=2024')).toEqual({ text: '2024' });
});
