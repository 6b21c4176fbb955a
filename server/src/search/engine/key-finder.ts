import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query } from './query.ts';

/** Records in which the text was found, or all; the tier of each key where the order asks for it. */
export type Found = { keys: Int32Array; tiers: Uint8Array | undefined };

/** Asks FTS5 for the keys of all records in which an expression holds. */
export class KeyFinder {
  readonly #search: StatementSync;

  constructor(database: DatabaseSync) {
    // All keys at once, as text: a result row or a call back for each key takes two to four times as long.
    this.#search = database.prepare(
      'select cast(group_concat(rowid) as blob) as keys from gram where gram match ?',
    );
  }

  find(query: Query, lastKey: number, withTiers: boolean): Found {
    if (query.words.length === 0) return { keys: everyKey(lastKey), tiers: undefined };
    const keys = this.#keysOf(query.matching);
    return { keys, tiers: withTiers ? this.#tiersOf(query, lastKey) : undefined };
  }

  #tiersOf(query: Query, lastKey: number): Uint8Array {
    const tiers = new Uint8Array(lastKey + 1);
    query.better.forEach((expression, worse) => {
      for (const key of this.#keysOf(expression)) tiers[key] = worse + 1;
    });
    return tiers;
  }

  #keysOf(expression: string): Int32Array {
    const keys = this.#search.get(expression)?.keys;
    return keys instanceof Uint8Array ? numbersIn(keys) : new Int32Array(0);
  }
}

const COMMA = 0x2c;
const ZERO = 0x30;

function numbersIn(digits: Uint8Array): Int32Array {
  const numbers = new Int32Array((digits.length + 1) / 2);
  let count = 0;
  let number = 0;
  // By index: `for … of` over a typed array is many times slower, and these are millions of digits.
  for (let i = 0; i < digits.length; i++) {
    const digit = digits[i] ?? COMMA;
    if (digit !== COMMA) {
      number = number * 10 + digit - ZERO;
      continue;
    }
    numbers[count++] = number;
    number = 0;
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}

function everyKey(lastKey: number): Int32Array {
  const keys = new Int32Array(lastKey);
  for (let key = 1; key <= lastKey; key++) keys[key - 1] = key;
  return keys;
}
