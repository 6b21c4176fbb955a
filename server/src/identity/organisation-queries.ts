import type { Unit } from '@lantai/contract/identity/organisation.ts';
import type { Db, Row } from '#platform/database.ts';

export function shownUnit(row: Row<'org_unit'>): Unit {
  return {
    id: row.id,
    kind: row.kind,
    parentId: row.parent_id,
    agencyId: row.agency_id,
    code: row.code,
    name: row.name,
    sort: row.sort,
    closedOn: row.closed_on,
    version: row.version,
  };
}

/** Parents before their children, siblings in their order: a tree can be built in one pass. */
export async function findUnits(db: Db): Promise<Unit[]> {
  const rows = await db
    .selectFrom('org_unit')
    .selectAll()
    .orderBy('sort')
    .orderBy('code')
    .execute();
  const children = Map.groupBy(rows, ({ parent_id }) => parent_id);
  const inOrder = (parent: string | null): Row<'org_unit'>[] =>
    (children.get(parent) ?? []).flatMap((row) => [row, ...inOrder(row.id)]);
  return inOrder(null).map(shownUnit);
}
