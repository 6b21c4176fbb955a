import {
  type businessRoles,
  type Role,
  roleNames,
  rolePermissions,
} from '@lantai/contract/identity/role.ts';
import type { Permission } from '@lantai/contract/permission.ts';
import { changed, command } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

type BusinessRole = (typeof businessRoles)[number];

type NarrowRole = {
  readonly agencyId: string;
  readonly role: BusinessRole;
  readonly version: number;
  readonly without: readonly Permission[];
  readonly reason: string;
};

/**
 * Takes permissions from a role in one agency. It can only take away: nobody comes to more by it than the
 * role has, and the three administrators are not touched (GB/T 39784-2021, 7.5).
 */
export const narrowRole = command<NarrowRole, { version: number }>({
  name: 'identity.narrow-role',

  async perform({ tx, actor, now }, { agencyId, role, version: from, without, reason }) {
    const foreign = without.find((permission) => !rolePermissions[role].includes(permission));
    if (foreign)
      throw new Problem('identity.not-of-the-role', { role: roleNames[role], permission: foreign });
    const known = (await findNarrowings(tx, [agencyId])).find((one) => one.role === role);
    const newest = known?.version ?? 0;
    const problem = { role: roleNames[role], version: newest };
    if (newest !== from) throw new Problem('identity.narrowing-changed-meanwhile', problem);
    await tx
      .insertInto('role_narrowing')
      .values({
        ...{ agency_id: agencyId, role, version: newest + 1, reason },
        without: [...new Set(without)],
        ...{ decided_by: actor.personId, decided_at: now },
      })
      .execute()
      .catch(
        onConstraint(
          'role_narrowing_version_once',
          'identity.narrowing-changed-meanwhile',
          problem,
        ),
      );
    const details = { role, before: known?.without ?? [], without, reason };
    return changed({ version: newest + 1 }, { subject: `unit:${agencyId}`, agencyId, details });
  },
});

/** What holds in these agencies: the newest version for each role. */
export async function findNarrowings(db: Db, agencyIds: readonly string[]) {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('role_narrowing')
    .leftJoin('person', 'person.id', 'role_narrowing.decided_by')
    .distinctOn(['role_narrowing.agency_id', 'role'])
    .select(['role_narrowing.agency_id as agencyId', 'role', 'version', 'without', 'reason'])
    .select(['decided_at as decidedAt', 'person.name as decidedByName'])
    .where('role_narrowing.agency_id', 'in', agencyIds)
    .orderBy('role_narrowing.agency_id')
    .orderBy('role')
    .orderBy('version', 'desc')
    .execute();
}

/** The permissions of a role in the agencies it is granted for: what is taken away in all of them is gone. */
export function narrowed(
  role: Role,
  agencies: readonly string[],
  narrowings: readonly { agencyId: string; role: string; without: readonly Permission[] }[],
): readonly Permission[] {
  const taken = agencies.map(
    (agency) =>
      narrowings.find((one) => one.agencyId === agency && one.role === role)?.without ?? [],
  );
  if (taken.length === 0) return rolePermissions[role];
  return rolePermissions[role].filter(
    (permission) => !taken.every((without) => without.includes(permission)),
  );
}
