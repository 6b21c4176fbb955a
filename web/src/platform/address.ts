import { z } from 'zod';

/**
 * The part of an address after `?`, in plain words: every value a string, a repeated name a list.
 * The router's own way is JSON, in which the text 2024 turns into a number on its way back.
 */
export function parseSearch(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const given = new URLSearchParams(search);
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    const [first = ''] = values;
    found[name] = values.length > 1 ? values : first;
  }
  return found;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null && each !== '')
      .map((each): [string, string] => [name, String(each)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

/** A filter of which several may be chosen; one alone arrives from the address as a plain string. */
export function several<Item extends z.ZodType>(item: Item) {
  return z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(item).optional(),
    )
    .catch(undefined);
}

/** A filter with one value; one that is not understood is left out rather than answered with an error. */
export function one<Item extends z.ZodType>(item: Item) {
  return item.optional().catch(undefined);
}
