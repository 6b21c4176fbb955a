import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, parseExactly, renumbered, seqOf } from './canonical-entry.ts';

test('names are sorted by code unit, also those that look like numbers; nothing is between them', () => {
  expect(canonicalJson(parseExactly('{"b": [1, {"10": 1, "9": 2}], "B": "字", "a": null}'))).toBe(
    '{"B":"字","a":null,"b":[1,{"10":1,"9":2}]}',
  );
});

test.each([
  '1.0',
  '{"a":1.00000000000000000001}',
  '{"a":[100000000000000000000001]}',
  '[1,-1000000000000001]',
  '{"a":1e400,"b":2}',
])('numbers keep every digit they were written with: %s', (text) => {
  expect(canonicalJson(parseExactly(text))).toBe(text);
  expect(canonicalJson(parseExactly(text.replaceAll(/[:,]/g, '$& ')))).toBe(text);
});

test('one value has one text, in whatever order its names were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      const backwards = Object.fromEntries(Object.entries(members).reverse());
      const text = canonicalJson(parseExactly(JSON.stringify(members)));
      expect(canonicalJson(parseExactly(JSON.stringify(backwards)))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(members)));
      expect(canonicalJson(parseExactly(text))).toBe(text);
    }),
  );
});

test('an entry is recognised under another number, whatever its details say about numbers', () => {
  const entry = canonicalJson({
    seq: 7,
    details: { seq: 3, text: '"seq":7,' },
    subject: '"seq":7',
  });
  expect(seqOf(entry)).toBe(7);
  expect(JSON.parse(renumbered(entry, 0))).toEqual({ ...JSON.parse(entry), seq: 0 });
  expect(renumbered(renumbered(entry, 0), 7)).toBe(entry);
});

test.each(['', '{', '[]', 'null', '{"seq":"1"}', '{"seq":1.5}', '{"seq":9007199254740993}'])(
  '%j is no entry',
  (text) => {
    expect(seqOf(text)).toBeUndefined();
  },
);
