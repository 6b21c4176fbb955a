import { rolePermissions } from '@lantai/contract/identity/role.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Reader = {
  readonly personId: string;
  readonly name: string;
  readonly clearance: number;
  readonly departmentId: string | null;
};

type Asked = { agencyId: string; people: readonly string[]; now: Date };

/** The people named, in their order: each must hold a role in the agency today by which records are read. */
export async function findReaders(db: Db, { agencyId, people, now }: Asked): Promise<Reader[]> {
  const grants = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('org_unit as unit', 'unit.id', 'role_grant.unit_id')
    .select(['person.id as personId', 'person.name', 'person.clearance', 'role_grant.role'])
    .select(['unit.id as unitId', 'unit.kind'])
    .where('person.id', 'in', people)
    .where('role_grant.revoked_at', 'is', null)
    .where((row) => row.or([row('unit.id', '=', agencyId), row('unit.agency_id', '=', agencyId)]))
    .where((row) =>
      row.or([
        row('role_grant.valid_until', 'is', null),
        row('role_grant.valid_until', '>=', dayOf(now)),
      ]),
    )
    .orderBy('role_grant.id')
    .execute();
  const reading = grants.filter(({ role }) => rolePermissions[role].includes('records.read'));
  const byPerson = Map.groupBy(reading, ({ personId }) => personId);
  return people.map((personId) => {
    const own = byPerson.get(personId) ?? [];
    const [first] = own;
    if (!first) throw new Problem('collection.person-not-here', { personId });
    const department = own.find(({ kind }) => kind === 'department');
    const { name, clearance } = first;
    return { personId, name, clearance, departmentId: department?.unitId ?? null };
  });
}
