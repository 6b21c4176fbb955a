import { createHash } from 'node:crypto';

/**
 * Draws a sample that anybody can draw again: the records are ranked by SHA-256 over the seed, a line feed
 * and the record's id, in lower-case hexadecimal, and the first `percent` in a hundred of them, rounded up,
 * are drawn. Their order is that in which they are read. All of them are drawn in the order of their rank.
 */
export function drawSample(
  recordIds: readonly string[],
  { seed, percent }: { readonly seed: string; readonly percent: number },
): string[] {
  const ranked = recordIds
    .map((id) => ({ id, rank: createHash('sha256').update(`${seed}\n${id}`).digest('hex') }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1));
  // In whole numbers: 5 % of 100 is 5, and not 6 because of a rounding.
  const drawn = Math.ceil((ranked.length * percent) / 100);
  return ranked.slice(0, drawn).map(({ id }) => id);
}
