import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenTexts } from './given-texts.test-fixture.ts';
import { estimatedSimilarity, shinglesOf, similarity, sketchOf } from './text-sketch.ts';

test('of 20,000 texts every near copy is found, and nothing else', () => {
  const texts = givenTexts(20_000, 200);
  const byBand = new Map<number, number[]>();
  const sketches: number[][] = [];
  const found = new Set<string>();
  for (const [place, { text }] of texts.entries()) {
    const { sketch, bands } = sketchOf(shinglesOf(text));
    const near = new Set(bands.flatMap((band) => byBand.get(band) ?? []));
    for (const other of near) {
      if (estimatedSimilarity(sketch, sketches[other] ?? []) < 0.68) continue;
      const shared = similarity(shinglesOf(text), shinglesOf(texts[other]?.text ?? ''));
      if (shared >= 0.8) found.add(`${other} ${place}`);
    }
    sketches.push(sketch);
    for (const band of bands) byBand.set(band, [...(byBand.get(band) ?? []), place]);
  }
  const copies = texts.flatMap(({ copyOf, text }, place) =>
    copyOf !== undefined && nearEnough(text, texts[copyOf]?.text) ? [`${copyOf} ${place}`] : [],
  );
  expect(copies.length).toBeGreaterThan(150);
  // Two copies of one text are near copies of each other as well.
  const ofOne = [...found].filter((pair) => !copies.includes(pair));
  const original = (place: number) => texts[place]?.copyOf ?? place;
  expect(
    ofOne.filter((pair) => new Set(pair.split(' ').map(Number).map(original)).size > 1),
  ).toEqual([]);
  expect(copies.filter((pair) => !found.has(pair))).toEqual([]);
});

const nearEnough = (left: string, right = '') =>
  similarity(shinglesOf(left), shinglesOf(right)) >= 0.8;

test('a sketch tells about how much two texts have in common', () => {
  const long = fc.string({
    unit: fc.constantFrom(...Array.from('天地玄黄宇宙洪荒日月')),
    minLength: 400,
    maxLength: 900,
  });
  fc.assert(
    fc.property(long, long, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
      const mixed = one.slice(0, one.length * share) + other;
      const [left, right] = [shinglesOf(one), shinglesOf(mixed)];
      const estimate = estimatedSimilarity(sketchOf(left).sketch, sketchOf(right).sketch);
      expect(Math.abs(estimate - similarity(left, right))).toBeLessThan(0.25);
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('blanks, marks, widths and page breaks are no part of a text', () => {
  expect(shinglesOf('关于（印发）《方案》的\n通知\f第１页')).toEqual(
    shinglesOf('关于印发方案的通知第1页'),
  );
});

test('a text that says too little is compared with none', () => {
  expect(sketchOf(shinglesOf('同意。请办公室阅办。')).bands).toEqual([]);
  expect(sketchOf(shinglesOf('')).sketch).toEqual([]);
});
