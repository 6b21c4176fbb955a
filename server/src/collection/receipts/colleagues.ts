import type { Role } from '@lantai/contract/identity/role.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Colleague = { personId: string; name: string; roles: Role[] };

/** Who holds a role in an agency or one of its departments today. */
export async function findColleagues(db: Db, agencyId: string, now: Date): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('org_unit as unit', 'unit.id', 'role_grant.unit_id')
    .select(['person.id as personId', 'person.name', 'role_grant.role'])
    .where('role_grant.revoked_at', 'is', null)
    .where((row) => row.or([row('unit.id', '=', agencyId), row('unit.agency_id', '=', agencyId)]))
    .where((row) =>
      row.or([
        row('role_grant.valid_until', 'is', null),
        row('role_grant.valid_until', '>=', dayOf(now)),
      ]),
    )
    .orderBy('person.name')
    .execute();
  const people = Map.groupBy(rows, ({ personId }) => personId);
  return [...people].map(([personId, grants]) => ({
    personId,
    name: grants[0]?.name ?? '',
    roles: [...new Set(grants.map(({ role }) => role))],
  }));
}

export async function requireColleague(
  db: Db,
  { agencyId, personId, now }: { agencyId: string; personId: string; now: Date },
): Promise<Colleague> {
  const colleagues = await findColleagues(db, agencyId, now);
  const found = colleagues.find((colleague) => colleague.personId === personId);
  if (!found) throw new Problem('collection.person-not-here', { personId });
  return found;
}
