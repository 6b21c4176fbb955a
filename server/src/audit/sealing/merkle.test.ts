import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inclusionPath, isIncluded, leafHash, merkleRoot } from './merkle.ts';
import { sm3 } from './sm3.ts';

const bytes = (...parts: string[]) => Buffer.concat(parts.map((part) => Buffer.from(part, 'hex')));

test('SM3 gives the value printed in GB/T 32905-2016, A.1', () => {
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('a tree of five leaves is split as RFC 6962 says: four to the left, one to the right', () => {
  const leaves = ['a', 'b', 'c', 'd', 'e'].map((text) =>
    sm3(bytes('00', Buffer.from(text).toString('hex'))),
  );
  expect(leaves).toEqual(['a', 'b', 'c', 'd', 'e'].map(leafHash));
  const [a = '', b = '', c = '', d = '', e = ''] = leaves;
  const left = sm3(bytes('01', sm3(bytes('01', a, b)), sm3(bytes('01', c, d))));
  expect(merkleRoot(leaves)).toBe(sm3(bytes('01', left, e)));
});

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 70 });

test('every leaf of every tree is proved by its path, and no other leaf is', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.string(), (contents, position, forged) => {
      const leaves = contents.map(leafHash);
      const index = position % leaves.length;
      const path = inclusionPath(leaves, index);
      const root = merkleRoot(leaves);
      expect(isIncluded(leaves[index] ?? '', path, root)).toBe(true);
      expect(isIncluded(leafHash(forged), path, root)).toBe(forged === contents[index]);
    }),
  );
});

test('a root says how many leaves there are and in which order', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(merkleRoot(one.map(leafHash)) === merkleRoot(other.map(leafHash))).toBe(same);
    }),
  );
});
