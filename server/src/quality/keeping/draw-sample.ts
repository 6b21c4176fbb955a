import { createHash } from 'node:crypto';

/**
 * A share of these, at least one, drawn so that nobody can know beforehand which, and anybody can see
 * afterwards that it was drawn and not chosen: by the digest of each with the seed, which the trail has.
 */
export function drawSample(ids: readonly string[], share: number, seed: string): string[] {
  const size = Math.min(ids.length, Math.ceil(ids.length * share));
  const drawn = new Set(
    ids
      .map((id) => ({ id, at: createHash('sha256').update(`${seed} ${id}`).digest('hex') }))
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id),
  );
  return ids.filter((id) => drawn.has(id));
}
