import { Dictionary } from './dictionary.ts';
import { facetNames } from './search-engine.ts';

export const codedColumns = [...facetNames, 'agency', 'fonds'] as const;
export type CodedColumn = (typeof codedColumns)[number];

/** What filters, facets, sorting and visibility ask of one record. */
export type RecordFacts = Record<CodedColumn, string | null> & {
  key: number;
  live: boolean;
  filed: boolean;
  securityRank: number;
  /** 20260301; 0 without a date. */
  day: number;
  departmentName: string | null;
};

/**
 * The facts of all records, by column, in typed arrays: a filter or a count over a hundred
 * thousand hits is then one pass over small integers. About 42 bytes for each record.
 */
export class RecordColumns {
  readonly dictionaries = eachColumn(() => new Dictionary());
  readonly departmentNames = new Map<string, string>();
  readonly codes = eachColumn(() => new Int32Array(0));
  days = new Int32Array(0);
  ranks = new Int32Array(0);
  live = new Uint8Array(0);
  filed = new Uint8Array(0);
  /** Keys are at most this. */
  lastKey = 0;
  count = 0;

  set(facts: RecordFacts): void {
    const { key } = facts;
    this.#makeRoomFor(key);
    this.count += Number(facts.live) - (this.live[key] ?? 0);
    for (const column of codedColumns)
      this.codes[column][key] = this.dictionaries[column].codeOf(facts[column]);
    this.days[key] = facts.day;
    this.ranks[key] = facts.securityRank;
    this.live[key] = Number(facts.live);
    this.filed[key] = Number(facts.filed);
    if (facts.department !== null && facts.departmentName !== null)
      this.departmentNames.set(facts.department, facts.departmentName);
  }

  #makeRoomFor(key: number): void {
    this.lastKey = Math.max(this.lastKey, key);
    if (key < this.days.length) return;
    const room = Math.max(1024, 2 ** Math.ceil(Math.log2(key + 1)));
    const grow = <Numbers extends Uint8Array | Int32Array>(
      wider: Numbers,
      old: Numbers,
    ): Numbers => {
      wider.set(old);
      return wider;
    };
    for (const column of codedColumns)
      this.codes[column] = grow(new Int32Array(room), this.codes[column]);
    this.days = grow(new Int32Array(room), this.days);
    this.ranks = grow(new Int32Array(room), this.ranks);
    this.live = grow(new Uint8Array(room), this.live);
    this.filed = grow(new Uint8Array(room), this.filed);
  }
}

function eachColumn<Part>(make: () => Part): Record<CodedColumn, Part> {
  const parts = codedColumns.map((column): [CodedColumn, Part] => [column, make()]);
  return Object.fromEntries(parts) as Record<CodedColumn, Part>;
}
