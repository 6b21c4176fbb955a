import type { RecordColumns } from './record-columns.ts';
import type { VisibleClause } from './search-engine.ts';

type Clause = { department: number | undefined; filedOnly: boolean; maxSecurityRank: number };

/** Whether the reader may see the record with this key. */
export type IsVisible = (key: number) => boolean;

/**
 * A reader's clauses as a test of one key. They are sorted by agency first: an authority that
 * supervises two hundred agencies would otherwise be asked two hundred questions for each record.
 */
export function visibleTo(columns: RecordColumns, clauses: readonly VisibleClause[]): IsVisible {
  const byAgency: (Clause[] | undefined)[] = [];
  for (const clause of clauses) {
    const agency = columns.dictionaries.agency.find(clause.agencyId);
    const department = departmentOf(columns, clause);
    // No record has this agency or department yet, so the clause shows none.
    if (agency === undefined || department === 'unknown') continue;
    const { filedOnly, maxSecurityRank } = clause;
    const known = byAgency[agency] ?? [];
    byAgency[agency] = [...known, { department, filedOnly, maxSecurityRank }];
  }
  const agencies = columns.codes.agency;
  return (key) => {
    const reasons = byAgency[agencies[key] ?? 0];
    if (reasons === undefined) return false;
    for (const reason of reasons) if (holds(columns, reason, key)) return true;
    return false;
  };
}

function departmentOf(
  columns: RecordColumns,
  { departmentId }: VisibleClause,
): Clause['department'] | 'unknown' {
  if (departmentId === undefined) return undefined;
  return columns.dictionaries.department.find(departmentId) ?? 'unknown';
}

function holds(columns: RecordColumns, clause: Clause, key: number): boolean {
  const { department, filedOnly, maxSecurityRank } = clause;
  if (department !== undefined && columns.codes.department[key] !== department) return false;
  if (filedOnly && columns.filed[key] !== 1) return false;
  return (columns.ranks[key] ?? Number.POSITIVE_INFINITY) <= maxSecurityRank;
}
