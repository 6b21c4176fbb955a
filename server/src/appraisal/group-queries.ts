import { type Role, roleNames, rolePermissions } from '@lantai/contract/identity/role.ts';
import type { Db } from '#platform/database.ts';

const eligibleRoles = (Object.keys(rolePermissions) as Role[]).filter((role) =>
  rolePermissions[role].includes('appraisal.take-part'),
);

/** Who has a role in an agency or one of its departments by which they may be in an appraisal group. */
export async function findEligible(db: Db, agencyId: string) {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('org_unit', 'org_unit.id', 'role_grant.unit_id')
    .select(['person.id', 'person.name', 'role_grant.role'])
    .where('role_grant.revoked_at', 'is', null)
    .where('role_grant.role', 'in', eligibleRoles)
    .where((row) =>
      row.or([row('org_unit.id', '=', agencyId), row('org_unit.agency_id', '=', agencyId)]),
    )
    .orderBy('person.name')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, grants]) => ({
    id,
    name: grants[0]?.name ?? '',
    roles: [...new Set(grants.map(({ role }) => roleNames[role]))],
  }));
}
