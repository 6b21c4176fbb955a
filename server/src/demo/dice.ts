/** A seeded source of chance: the same seed and the same calls give the same district anywhere. */
export type Dice = {
  /** A whole number from `low` to `high`, both possible. */
  between: (low: number, high: number) => number;
  /** One of a list; an empty list is a mistake of the caller. */
  pick: <T>(list: readonly T[]) => T;
  /** The list in another order. */
  shuffle: <T>(list: readonly T[]) => T[];
};

/**
 * Dice for one purpose. Every record rolls its own (seed and name), so that one more sentence in the
 * vocabulary of one agency does not change every record of the others.
 */
export function dice(seed: number, purpose: string): Dice {
  const next = mulberry32(mix(seed, purpose));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

  return {
    between,
    pick(list) {
      const chosen = list[between(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError(`nothing to pick from for ${purpose}`);
      return chosen;
    },
    shuffle(list) {
      return list
        .map((entry) => ({ entry, weight: next() }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ entry }) => entry);
    },
  };
}

/** FNV-1a over the purpose, begun from the seed. */
function mix(seed: number, purpose: string): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (const letter of purpose) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  }
  return hash;
}

/** Tommy Ettinger's 32-bit generator: not for secrets, quite enough for an invented district. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
