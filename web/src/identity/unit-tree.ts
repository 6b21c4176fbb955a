import type { Unit } from '@lantai/contract/identity/organisation.ts';

export type UnitNode = { readonly unit: Unit; readonly children: readonly UnitNode[] };

/** The organisation as a tree, in the order the API gives; a unit whose parent is out of sight is a root. */
export function unitTree(units: readonly Unit[]): UnitNode[] {
  const known = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const branch = (parentId: string | null): UnitNode[] =>
    (below.get(parentId) ?? []).map((unit) => ({ unit, children: branch(unit.id) }));
  return branch(null);
}
