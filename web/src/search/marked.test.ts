import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedParts } from './marked.tsx';

/** Marks as the index gives them: in order, apart, inside the text. */
const markedText = fc
  .tuple(fc.string({ maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 8 }))
  .map(([text, cuts]) => {
    const places = [...new Set(cuts)].filter((cut) => cut <= text.length).sort((a, b) => a - b);
    const marks = places.flatMap((from, at): [number, number][] => {
      const to = places[at + 1];
      return at % 2 === 0 && to !== undefined ? [[from, to]] : [];
    });
    return { text, marks };
  });

test('the parts of a hit are its text, and what is marked is what the index found', () => {
  fc.assert(
    fc.property(markedText, ({ text, marks }) => {
      const parts = markedParts(text, marks);
      expect(parts.map(({ part }) => part).join('')).toBe(text);
      expect(parts.filter(({ marked }) => marked).map(({ part }) => part)).toEqual(
        marks.map(([from, to]) => text.slice(from, to)),
      );
    }),
  );
});
