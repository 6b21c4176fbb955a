import type { RecordColumns } from './record-columns.ts';
import { type FacetName, type FacetValue, facetNames, type SearchReply } from './search-engine.ts';

const FACET_VALUES = 100;

/** By facet, in the order of `facetNames`: a flag for each code that passes; undefined: all do. */
export type Chosen = (Uint8Array | undefined)[];

/**
 * Parts the records by the filters that have a facet: those that pass all count everywhere, those
 * that fail one only count in the facet of that one.
 */
export class FacetCounts {
  /** Keys that pass all filters, in the order given. */
  readonly passing: Int32Array;
  readonly #columns: RecordColumns;
  readonly #failingOnly: number[][] = facetNames.map(() => []);

  constructor(columns: RecordColumns, keys: Int32Array, chosen: Chosen) {
    this.#columns = columns;
    const filtering = filteringFacets(columns, chosen);
    this.passing = filtering.length === 0 ? keys : this.#part(keys, filtering);
  }

  values(): SearchReply['facets'] {
    const { codes, dictionaries } = this.#columns;
    const counts = facetNames.map((name) => new Int32Array(dictionaries[name].size));
    tally(
      facetNames.map((name) => codes[name]),
      this.passing,
      counts,
    );
    const values = facetNames.map((name, facet) => {
      const facetCounts = counts[facet] ?? new Int32Array(0);
      tally([codes[name]], Int32Array.from(this.#failingOnly[facet] ?? []), [facetCounts]);
      return [name, this.#valuesOf(name, facetCounts)];
    });
    return Object.fromEntries(values) as SearchReply['facets'];
  }

  #part(keys: Int32Array, filtering: readonly FilteringFacet[]): Int32Array {
    const passing = new Int32Array(keys.length);
    let count = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0;
      const failing = failingFacet(filtering, key);
      if (failing === NONE) passing[count++] = key;
      else if (failing !== SEVERAL) this.#failingOnly[failing]?.push(key);
    }
    return passing.subarray(0, count);
  }

  #valuesOf(name: FacetName, counts: Int32Array): FacetValue[] {
    const { dictionaries, departmentNames } = this.#columns;
    const values: FacetValue[] = [];
    counts.forEach((count, code) => {
      const value = dictionaries[name].valueOf(code);
      if (count === 0 || value === null) return;
      const label = name === 'department' ? departmentNames.get(value) : undefined;
      values.push(label === undefined ? { value, count } : { value, label, count });
    });
    return values.sort(byCountThenValue).slice(0, FACET_VALUES);
  }
}

const NONE = -1;
const SEVERAL = -2;

type FilteringFacet = { facet: number; codes: Int32Array; passes: Uint8Array };

function filteringFacets({ codes }: RecordColumns, chosen: Chosen): FilteringFacet[] {
  return facetNames.flatMap((name, facet) => {
    const passes = chosen[facet];
    return passes === undefined ? [] : [{ facet, codes: codes[name], passes }];
  });
}

function failingFacet(filtering: readonly FilteringFacet[], key: number): number {
  let failing = NONE;
  for (const { facet, codes, passes } of filtering) {
    if (passes[codes[key] ?? 0] === 1) continue;
    if (failing !== NONE) return SEVERAL;
    failing = facet;
  }
  return failing;
}

/**
 * Counts the codes of several columns in one call. A short function with the inner loop alone is
 * inlined into its caller, which is too seldom called for V8 to compile it well: four times slower.
 */
function tally(columns: Int32Array[], keys: Int32Array, counts: Int32Array[]): void {
  for (let facet = 0; facet < columns.length; facet++) {
    const codes = columns[facet];
    const count = counts[facet];
    if (codes === undefined || count === undefined) continue;
    for (let i = 0; i < keys.length; i++) {
      const code = codes[keys[i] ?? 0] ?? 0;
      count[code] = (count[code] ?? 0) + 1;
    }
  }
}

function byCountThenValue(left: FacetValue, right: FacetValue): number {
  return right.count - left.count || (left.value < right.value ? -1 : 1);
}
