import type { ScheduleItem } from '@lantai/contract/classification/fonds.ts';
import { parentOf } from './clause-row.ts';

export type Clause = ScheduleItem & { readonly id: string; readonly source: string | null };
export type ClauseNode = Clause & { readonly children?: ClauseNode[] };

/** Clauses under their headings, in the order of their numbers: 2 before 10. */
export function clauseTree(clauses: readonly Clause[]): ClauseNode[] {
  const known = new Set(clauses.map(({ number }) => number));
  const below = Map.groupBy([...clauses].sort(byNumber), ({ number }) =>
    known.has(parentOf(number)) ? parentOf(number) : '',
  );
  const branch = (parent: string): ClauseNode[] =>
    (below.get(parent) ?? []).map((clause) => {
      const children = branch(clause.number);
      return children.length > 0 ? { ...clause, children } : clause;
    });
  return branch('');
}

function byNumber(left: Clause, right: Clause): number {
  const [ours, theirs] = [left, right].map(({ number }) => number.split('.').map(Number));
  const at = ours?.findIndex((part, place) => part !== theirs?.[place]) ?? 0;
  if (at === -1) return (ours?.length ?? 0) - (theirs?.length ?? 0);
  return (ours?.[at] ?? 0) - (theirs?.[at] ?? -1);
}
