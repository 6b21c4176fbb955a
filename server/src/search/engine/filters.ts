import type { Chosen } from './facets.ts';
import type { CodedColumn, RecordColumns } from './record-columns.ts';
import { type FacetName, facetNames, type SearchFilters } from './search-engine.ts';

export type Filters = {
  /** Whether the key passes what has no facet: fonds, filed, days. */
  passes: (key: number) => boolean;
  chosen: Chosen;
};

export function filtersOf(columns: RecordColumns, filters: SearchFilters): Filters {
  const values: Record<FacetName, readonly string[] | undefined> = {
    year: filters.year?.map(String),
    category: filters.category,
    retention: filters.retention,
    department: filters.departmentId,
    creator: filters.creator,
    securityLevel: filters.securityLevel,
  };
  return {
    passes: unfacetedTest(columns, filters),
    chosen: facetNames.map((name) => flagsOf(columns, name, values[name])),
  };
}

/** A day as a number that sorts: 20260301. */
export function numberOfDay(day: string | null): number {
  return day === null ? 0 : Number(day.replaceAll('-', ''));
}

function unfacetedTest(columns: RecordColumns, filters: SearchFilters): Filters['passes'] {
  const fonds = flagsOf(columns, 'fonds', filters.fondsId);
  const filed = filters.filed === undefined ? undefined : Number(filters.filed);
  const dated = filters.from !== undefined || filters.to !== undefined;
  const from = Math.max(1, numberOfDay(filters.from ?? null));
  const to = filters.to === undefined ? Number.POSITIVE_INFINITY : numberOfDay(filters.to);
  return (key) => {
    if (fonds !== undefined && fonds[columns.codes.fonds[key] ?? 0] !== 1) return false;
    if (filed !== undefined && columns.filed[key] !== filed) return false;
    const day = columns.days[key] ?? 0;
    return !dated || (day >= from && day <= to);
  };
}

function flagsOf(
  { dictionaries }: RecordColumns,
  column: CodedColumn,
  values: readonly string[] | undefined,
): Uint8Array | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const flags = new Uint8Array(dictionaries[column].size);
  for (const value of values) {
    const code = dictionaries[column].find(value);
    if (code !== undefined) flags[code] = 1;
  }
  return flags;
}
