/** Numbers the values of one column, so that a million rows hold and compare small integers. */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly #values: (string | null)[] = [null];

  /** 0 is "no value". */
  codeOf(value: string | null): number {
    if (value === null) return 0;
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    this.#codes.set(value, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** Undefined for a value that no record has. */
  find(value: string): number | undefined {
    return this.#codes.get(value);
  }

  valueOf(code: number): string | null {
    return this.#values[code] ?? null;
  }

  get size(): number {
    return this.#values.length;
  }
}
