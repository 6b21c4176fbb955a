import { type Role, rolePermissions, workingRoles } from '@lantai/contract/identity/role.ts';
import type { Permission } from '@lantai/contract/permission.ts';
import type { Actor, Duty, Scope } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { findNarrowings, narrowed } from './narrow-role.ts';

type OpenGrant = {
  readonly role: Role;
  readonly unitId: string | null;
  readonly unitName: string | null;
  /** The agency of the unit, or every agency below it when the unit is a region. */
  readonly agencies: readonly string[];
};

/** Who is behind an account today: roles that are open and not past their day. */
export async function loadActor(
  db: Db,
  accountId: string,
  now: Date,
): Promise<(Actor & { login: string; roles: readonly OpenGrant[] }) | undefined> {
  const account = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.login', 'account.person_id', 'account.must_change_password'])
    .select(['person.name', 'person.clearance'])
    .where('account.id', '=', accountId)
    .where('account.state', '=', 'open')
    .executeTakeFirst();
  if (!account) return undefined;
  const grants = await findOpenGrants(db, account.person_id, now);
  const agencies = [...new Set(grants.flatMap((grant) => grant.agencies))];
  const narrowings = await findNarrowings(db, agencies);
  return {
    accountId,
    personId: account.person_id,
    name: account.name,
    login: account.login,
    roles: grants,
    duty: dutyOf(grants),
    permissions: new Set(
      grants.flatMap((grant) => narrowed(grant.role, grant.agencies, narrowings)),
    ),
    scope: scopeOf(grants, account.clearance),
    mustChangePassword: account.must_change_password,
  };
}

async function findOpenGrants(db: Db, personId: string, now: Date): Promise<OpenGrant[]> {
  const grants = await db
    .selectFrom('role_grant')
    .leftJoin('org_unit', 'org_unit.id', 'role_grant.unit_id')
    .select(['role_grant.role', 'role_grant.unit_id as unitId', 'org_unit.name as unitName'])
    .select(['org_unit.kind', 'org_unit.agency_id as agencyId'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>=', dayOf(now))]))
    .execute();
  return Promise.all(
    grants.map(async ({ role, unitId, unitName, kind, agencyId }) => {
      if (unitId === null) return { role, unitId, unitName, agencies: [] };
      const agencies = kind === 'region' ? await agenciesBelow(db, unitId) : [agencyId ?? unitId];
      return { role, unitId, unitName, agencies };
    }),
  );
}

async function agenciesBelow(db: Db, regionId: string): Promise<string[]> {
  const rows = await db
    .withRecursive('below', (query) =>
      query
        .selectFrom('org_unit')
        .select(['id', 'kind'])
        .where('id', '=', regionId)
        .unionAll((deeper) =>
          deeper
            .selectFrom('org_unit as unit')
            .innerJoin('below', 'below.id', 'unit.parent_id')
            .where('below.kind', '=', 'region')
            .select(['unit.id', 'unit.kind']),
        ),
    )
    .selectFrom('below')
    .select('id')
    .where('kind', '=', 'agency')
    .execute();
  return rows.map(({ id }) => id);
}

function dutyOf(grants: readonly OpenGrant[]): Duty {
  const officer = grants.map(({ role }) => role).find((role) => role in officers);
  return officer ? officers[officer as keyof typeof officers] : 'business';
}
const officers = { sysadmin: 'sysadmin', secadmin: 'secadmin', auditor: 'auditor' } as const;

const guardingRoles: readonly Role[] = ['secrecy-officer', 'archivist', 'archives-head'];

function scopeOf(grants: readonly OpenGrant[], clearance: number): Scope {
  const units = (wanted: (role: Role) => boolean) => [
    ...new Set(grants.filter(({ role }) => wanted(role)).flatMap(({ unitId }) => unitId ?? [])),
  ];
  return {
    reads: units((role) => rolePermissions[role].includes('records.read')),
    works: units((role) => workingRoles.includes(role)),
    guards: units((role) => guardingRoles.includes(role)),
    oversees: [...new Set(grants.flatMap(({ agencies }) => agencies))],
    clearance,
  };
}

/** A system that signs in with a token acts in one unit, with the permissions of the token. */
export function tokenActor(token: {
  id: string;
  name: string;
  unitId: string;
  agencyId: string;
  permissions: readonly Permission[];
}): Actor {
  return {
    accountId: token.id,
    personId: null,
    name: token.name,
    duty: 'business',
    permissions: new Set(token.permissions),
    scope: {
      reads: [token.unitId],
      works: [token.unitId],
      guards: [],
      oversees: [token.agencyId],
      clearance: 1,
    },
    mustChangePassword: false,
  };
}
