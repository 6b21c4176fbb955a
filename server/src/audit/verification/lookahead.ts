/** Reads pages one after the other, and lets some items be looked at before they are taken. */
export class Lookahead<Item> {
  /** Undefined when the last page has been read. */
  #pages: AsyncIterator<readonly Item[]> | undefined;
  #items: readonly Item[] = [];
  #next = 0;
  taken = 0;

  constructor(pages: AsyncIterable<readonly Item[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** True when the next `count` items, or all that are left, can be looked at without reading. */
  has(count: number): boolean {
    return this.#pages === undefined || this.#items.length - this.#next >= count;
  }

  async fill(count: number): Promise<void> {
    while (this.#pages && !this.has(count)) {
      const page = await this.#pages.next();
      if (page.done) this.#pages = undefined;
      else {
        this.#items = [...this.#items.slice(this.#next), ...page.value];
        this.#next = 0;
      }
    }
  }

  peek(offset = 0): Item | undefined {
    return this.#items[this.#next + offset];
  }

  take(count = 1): void {
    this.#next += count;
    this.taken += count;
  }
}
