import { toHalfWidth } from '@lantai/contract/classification/half-width.ts';

/** A text as the weights of its character pairs, its length one. */
export type GramVector = ReadonlyMap<string, number>;

/** Pairs of characters, as in search: Chinese words need no dictionary to be compared by them. */
export function gramsOf(text: string): string[] {
  // Years and numbers tell documents apart, not what they are about.
  const letters = toHalfWidth(text).replaceAll(
    /[^\p{L}]|[〇一二三四五六七八九十]+(?=[届次期年号])/gu,
    ' ',
  );
  return letters
    .split(/\s+/u)
    .flatMap((run) =>
      Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
    );
}

/** How rare a pair is among texts: what stands in nearly all of them (关于, 通知) says little. */
export type Rarity = (gram: string) => number;

export function rarityAmong(texts: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const gram of new Set(gramsOf(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return (gram) => Math.log((texts.length + 1) / ((counts.get(gram) ?? 0) + 1)) + 0.1;
}

export function vectorOf(text: string, rarity: Rarity): GramVector {
  const weights = new Map<string, number>();
  for (const gram of gramsOf(text)) weights.set(gram, (weights.get(gram) ?? 0) + rarity(gram));
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([gram, weight]) => [gram, weight / length]));
}

/** The cosine of two texts: 1 for the same pairs, 0 for none in common. */
export function likeness(left: GramVector, right: GramVector): number {
  const [fewer, more] = left.size < right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [gram, weight] of fewer) sum += weight * (more.get(gram) ?? 0);
  return Math.min(1, sum);
}

/** Runs of characters that both texts have, two and more, the longest first. */
export function sharedWords(left: string, right: string, most = 3): string[] {
  const words: string[] = [];
  for (let at = 0; at < left.length; at += 1) {
    let end = at + 2;
    if (end > left.length || !right.includes(left.slice(at, end))) continue;
    while (end < left.length && right.includes(left.slice(at, end + 1))) end += 1;
    const word = left.slice(at, end);
    if (/^[\p{L}]{2,}$/u.test(word) && !/^(?:关于|工作|情况)$/u.test(word)) words.push(word);
    at = end - 1;
  }
  return [...new Set(words)].toSorted((one, other) => other.length - one.length).slice(0, most);
}
