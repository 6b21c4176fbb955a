import type { Account } from '@lantai/contract/identity/account.ts';
import type { Role } from '@lantai/contract/identity/role.ts';
import type { Db } from '#platform/database.ts';

type AccountFilter = {
  text?: string | undefined;
  agencyId?: string | undefined;
  role?: Role | undefined;
  after?: string | undefined;
  limit: number;
};

export async function findAccounts(
  db: Db,
  filter: AccountFilter,
  now: Date,
): Promise<{ accounts: Account[]; next: string | null; total: number }> {
  const matching = matchingAccounts(db, filter);
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = matching
    .leftJoin('org_unit as agency', 'agency.id', 'person.agency_id')
    .selectAll('account')
    .select(['person.name as personName', 'person.agency_id as agencyId', 'person.clearance'])
    .select('agency.name as agencyName')
    .orderBy('account.login')
    .limit(filter.limit + 1);
  if (filter.after) page = page.where('account.login', '>', filter.after);
  const rows = await page.execute();
  const shown = rows.slice(0, filter.limit);
  const grants = await findGrants(
    db,
    shown.map(({ person_id }) => person_id),
  );
  return {
    total,
    next: rows.length > filter.limit ? (shown.at(-1)?.login ?? null) : null,
    accounts: shown.map((row) => ({
      id: row.id,
      personId: row.person_id,
      personName: row.personName,
      agencyId: row.agencyId,
      agencyName: row.agencyName,
      clearance: row.clearance,
      login: row.login,
      state: row.state,
      locked: row.locked_until !== null && row.locked_until > now,
      mustChangePassword: row.must_change_password,
      lastSignInAt: row.last_sign_in_at,
      createdAt: row.created_at,
      grants: grants.get(row.person_id) ?? [],
    })),
  };
}

function matchingAccounts(db: Db, { text, agencyId, role }: AccountFilter) {
  let query = db.selectFrom('account').innerJoin('person', 'person.id', 'account.person_id');
  if (text)
    query = query.where((row) =>
      row.or([
        row('account.login', 'like', `%${text.toLowerCase()}%`),
        row('person.name', 'like', `%${text}%`),
      ]),
    );
  if (agencyId) query = query.where('person.agency_id', '=', agencyId);
  if (role)
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('role_grant')
          .select('role_grant.id')
          .whereRef('role_grant.person_id', '=', 'person.id')
          .where('role_grant.role', '=', role)
          .where('revoked_at', 'is', null),
      ),
    );
  return query;
}

async function findGrants(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, Account['grants']>();
  const rows = await db
    .selectFrom('role_grant')
    .leftJoin('org_unit', 'org_unit.id', 'role_grant.unit_id')
    .leftJoin('person as granter', 'granter.id', 'role_grant.granted_by')
    .select(['role_grant.id', 'role', 'unit_id as unitId', 'org_unit.name as unitName'])
    .select(['role_grant.person_id as personId', 'granter.name as grantedByName'])
    .select(['granted_at as grantedAt', 'valid_until as validUntil', 'reason'])
    .where('role_grant.person_id', 'in', personIds)
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}
