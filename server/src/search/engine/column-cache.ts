import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { RecordColumns, type RecordFacts } from './record-columns.ts';
import type { IndexState } from './search-engine.ts';

type Stamp = { build: string; change: number } & Pick<IndexState, 'complete' | 'discarded'>;

/** The facts of all records in memory, brought up to what the index holds each time it is asked. */
export class ColumnCache {
  readonly #readStamp;
  readonly #readChanges;
  #columns = new RecordColumns();
  #seen: Stamp = { build: '', change: 0, complete: false, discarded: null };

  constructor(database: DatabaseSync) {
    this.#readStamp = database.prepare('select build, change, complete, discarded from stamp');
    this.#readChanges = database.prepare(`
      select key, live, agency, department, department_name, fonds, category, year, retention,
        creator, security_level, security_rank, filed, day
      from record where change > ?`);
    this.#readChanges.setReturnArrays(true);
  }

  /** To be called inside the transaction that reads the rest, or the two may disagree. */
  current(): { columns: RecordColumns; stamp: Stamp } {
    const stamp = this.stamp();
    if (stamp.build !== this.#seen.build) {
      this.#columns = new RecordColumns();
      this.#seen = { ...stamp, change: 0 };
    }
    if (stamp.change > this.#seen.change) {
      const rows = this.#readChanges.iterate(this.#seen.change) as Iterable<unknown>;
      for (const row of rows) this.#columns.set(factsOf(row as SQLOutputValue[]));
    }
    this.#seen = stamp;
    return { columns: this.#columns, stamp };
  }

  stamp(): Stamp {
    const row = this.#readStamp.get();
    return {
      build: String(row?.build),
      change: Number(row?.change),
      complete: row?.complete === 1,
      discarded: textOf(row?.discarded),
    };
  }
}

/** In the order of the select above; a row as an object costs three times as much. */
function factsOf(row: readonly SQLOutputValue[]): RecordFacts {
  return {
    key: Number(row[0]),
    live: row[1] === 1,
    agency: textOf(row[2]),
    department: textOf(row[3]),
    departmentName: textOf(row[4]),
    fonds: textOf(row[5]),
    category: textOf(row[6]),
    year: textOf(row[7]),
    retention: textOf(row[8]),
    creator: textOf(row[9]),
    securityLevel: textOf(row[10]),
    securityRank: Number(row[11]),
    filed: row[12] === 1,
    day: Number(row[13]),
  };
}

function textOf(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
