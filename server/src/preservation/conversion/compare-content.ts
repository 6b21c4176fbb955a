import type { Comparison } from '@lantai/contract/preservation/conversion.ts';
import type { Measure } from './convert-task.ts';

/** Beyond this, comparing pairs of characters takes more time than it tells. */
const mostCompared = 2_000_000;

/** GB/T 39784-2021, 6.3: whether what was converted still says what it said. */
export function compareContent(before: Measure, after: Measure): Comparison {
  const pages = { pagesBefore: before.pages, pagesAfter: after.pages };
  if (before.pixels.length > 0) {
    const same = before.pixels.join() === after.pixels.join();
    return { ...pages, by: 'pixels', similarity: same ? 1 : 0, verdict: same ? 'same' : 'differs' };
  }
  if (before.text !== null && after.text !== null && before.text !== '') {
    const similarity = similarityOf(before.text, after.text);
    return { ...pages, by: 'text', similarity, verdict: verdictOf(similarity) };
  }
  return { ...pages, by: 'nothing', similarity: null, verdict: 'not-compared' };
}

function verdictOf(similarity: number): Comparison['verdict'] {
  if (similarity === 1) return 'same';
  return similarity >= 0.98 ? 'near' : 'differs';
}

/** Twice the pairs of neighbouring characters in common, of all pairs (Dice); 1 only for the same text. */
export function similarityOf(one: string, other: string): number {
  if (one === other) return 1;
  const counts = new Map<string, number>();
  const pairsOf = (text: string) => Math.min(text.length, mostCompared) - 1;
  for (let at = 0; at < pairsOf(one); at += 1) {
    const pair = one.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at < pairsOf(other); at += 1) {
    const pair = other.slice(at, at + 2);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    common += 1;
  }
  const all = Math.max(pairsOf(one), 0) + Math.max(pairsOf(other), 0);
  return all === 0 ? 0 : Math.min(Math.floor(((2 * common) / all) * 10_000) / 10_000, 0.9999);
}
