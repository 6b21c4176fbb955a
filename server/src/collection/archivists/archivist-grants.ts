import { postRoles } from '@lantai/contract/collection/archivist-post.ts';
import type { Role } from '@lantai/contract/identity/role.ts';
import type { Db } from '#platform/database.ts';

type PostRole = (typeof postRoles)[number];
type ArchivistGrant = {
  readonly personId: string;
  readonly personName: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unitName: string;
  readonly agencyId: string;
  readonly agencyName: string;
};

export type Grants = {
  readonly all: readonly (ArchivistGrant & { readonly role: PostRole })[];
  has(personId: string, role: PostRole, unitId: string): boolean;
  mayStandIn(personId: string, role: PostRole, unitIds: readonly string[]): boolean;
};

/** Who works in the archive room of the whole agency can do what an archivist of a department does. */
const roomRoles: readonly Role[] = ['archivist', 'archives-head'];

/** Who may work as an archivist today, as the security administrator granted it. */
export async function findArchivistGrants(db: Db, today: string): Promise<Grants> {
  const grants = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('org_unit as unit', 'unit.id', 'role_grant.unit_id')
    .innerJoin('org_unit as agency', (join) =>
      join.on((row) => row('agency.id', '=', row.fn.coalesce('unit.agency_id', 'unit.id'))),
    )
    .select(['person.id as personId', 'person.name as personName', 'role_grant.role'])
    .select(['unit.id as unitId', 'unit.name as unitName'])
    .select(['agency.id as agencyId', 'agency.name as agencyName'])
    .where('role_grant.role', 'in', [...postRoles, 'archives-head'])
    .where('role_grant.revoked_at', 'is', null)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>=', today)]))
    .orderBy('agency.code')
    .orderBy('unit.code')
    .orderBy('person.name')
    .execute();
  const isPost = (grant: ArchivistGrant): grant is ArchivistGrant & { role: PostRole } =>
    postRoles.some((role) => role === grant.role);
  const has = (personId: string, roles: readonly Role[], unitIds: readonly string[]) =>
    grants.some(
      (grant) =>
        grant.personId === personId && roles.includes(grant.role) && unitIds.includes(grant.unitId),
    );
  return {
    all: grants.filter(isPost),
    has: (personId, role, unitId) => has(personId, [role], [unitId]),
    mayStandIn: (personId, role, unitIds) => has(personId, [role, ...roomRoles], unitIds),
  };
}
