/** Where a record stands in the order of a list: better tier, later day, higher key come first. */
export type Place = { tier: number; day: number; key: number };

export function comesBefore(left: Place, right: Place): boolean {
  if (left.tier !== right.tier) return left.tier > right.tier;
  if (left.day !== right.day) return left.day > right.day;
  return left.key > right.key;
}

/**
 * Keeps the first places after a cursor out of any number that are offered. The cost is that of
 * looking at each once, on the hundredth page as on the first.
 */
export class Page {
  readonly places: Place[] = [];
  readonly #limit: number;
  readonly #after: Place | undefined;
  #offered = 0;

  constructor(limit: number, after: Place | undefined) {
    this.#limit = limit;
    this.#after = after;
  }

  offer(tier: number, day: number, key: number): void {
    const place = { tier, day, key };
    if (this.#after !== undefined && !comesBefore(this.#after, place)) return;
    this.#offered++;
    const last = this.places.at(-1);
    if (this.places.length < this.#limit) {
      this.places.splice(this.#positionOf(place), 0, place);
      return;
    }
    if (last === undefined || !comesBefore(place, last)) return;
    this.places.pop();
    this.places.splice(this.#positionOf(place), 0, place);
  }

  /** Whether more come after the last place. */
  goesOn(): boolean {
    return this.#offered > this.places.length;
  }

  #positionOf(place: Place): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.places[middle];
      if (there !== undefined && comesBefore(there, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
