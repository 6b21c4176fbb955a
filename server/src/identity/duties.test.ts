import { officerRoles, type Role } from '@lantai/contract/identity/role.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { appointOfficers } from './appoint-officers.ts';
import { createAccount } from './create-account.ts';
import { createUnit } from './create-unit.ts';
import { grantRole } from './grant-role.ts';
import { loadActor } from './load-actor.ts';
import { revokeGrant } from './revoke-grant.ts';

async function givenArchive() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const grant = (personId: string, role: Role, unitId: string | null) =>
    archive.run(grantRole, secadmin, { personId, role, unitId, reason: '任命' });
  return { archive, agency, secadmin, grant };
}

const newPerson = (archive: TestArchive, login: string, personId?: string) =>
  archive.run(createAccount, systemActor, {
    name: '某人',
    agencyId: null,
    login,
    ...(personId && { personId }),
  });

test('the three administrators exclude one another and every business role, whatever the account', async () => {
  const { archive, agency, grant } = await givenArchive();
  await using _ = archive;
  const { personId } = await newPerson(archive, 'first');
  await newPerson(archive, 'second', personId);
  await grant(personId, 'sysadmin', null);
  for (const role of ['secadmin', 'auditor'] as const)
    await expect(grant(personId, role, null)).rejects.toMatchObject({
      code: 'identity.duty-conflict',
    });
  await expect(grant(personId, 'archivist', agency.agencyId)).rejects.toMatchObject({
    code: 'identity.duty-conflict',
    details: { held: '三员' },
  });
});

test('whoever has a business role becomes an administrator only when it is revoked', async () => {
  const { archive, agency, grant, secadmin } = await givenArchive();
  await using _ = archive;
  const { personId } = await newPerson(archive, 'first');
  const grantId = await grant(personId, 'archivist', agency.agencyId);
  await expect(grant(personId, 'auditor', null)).rejects.toMatchObject({
    code: 'identity.duty-conflict',
  });
  await archive.run(revokeGrant, secadmin, { grantId });
  await grant(personId, 'auditor', null);
});

test('the database itself refuses two duties, also to the archive', async () => {
  const { archive, agency, grant } = await givenArchive();
  await using _ = archive;
  const { personId } = await newPerson(archive, 'first');
  await grant(personId, 'sysadmin', null);
  const insert = (role: Role, unitId: string | null) =>
    keepHouse(archive.platform, (tx) =>
      tx
        .insertInto('role_grant')
        .values({ person_id: personId, role, unit_id: unitId, granted_at: new Date() })
        .execute(),
    );
  await expect(insert('auditor', null)).rejects.toThrow(/role_grant_one_officer/);
  await expect(insert('reader', agency.agencyId)).rejects.toThrow(/role_grant_one_duty/);
  await expect(
    keepHouse(archive.platform, (tx) =>
      tx.updateTable('person').set({ duty: 'business' }).execute(),
    ),
  ).rejects.toThrow(/role_grant_one_duty/);
});

test('nobody grants to themselves, and a role needs a unit it can reach', async () => {
  const { archive, agency, secadmin, grant } = await givenArchive();
  await using _ = archive;
  await expect(grant(secadmin.personId ?? '', 'auditor', null)).rejects.toMatchObject({
    code: 'identity.own-grant',
  });
  const { personId } = await newPerson(archive, 'first');
  for (const [role, unitId] of [
    ['archivist', null],
    ['archivist', agency.officeId],
    ['supervisor', agency.agencyId],
    ['auditor', agency.agencyId],
  ] as const)
    await expect(grant(personId, role, unitId)).rejects.toMatchObject({
      code: 'identity.grant-needs-unit',
    });
  await grant(personId, 'archivist', agency.agencyId);
  await expect(grant(personId, 'archivist', agency.agencyId)).rejects.toMatchObject({
    code: 'identity.grant-exists',
  });
});

test('an account opens without rights, and a grant ends with its day', async () => {
  const { archive, agency, secadmin } = await givenArchive();
  await using _ = archive;
  const { personId, accountId } = await newPerson(archive, 'first');
  const rights = async (now: Date) =>
    (await archive.read(systemActor, (db) => loadActor(db, accountId, now)))?.permissions.size;
  expect(await rights(new Date('2026-03-01T00:00:00Z'))).toBe(0);
  await archive.run(grantRole, secadmin, {
    personId,
    role: 'reader',
    unitId: agency.agencyId,
    reason: '借调',
    validUntil: '2026-03-31',
  });
  // The day is one of Asia/Shanghai: it ends at 16:00 UTC.
  expect(await rights(new Date('2026-03-31T15:59:00Z'))).toBeGreaterThan(0);
  expect(await rights(new Date('2026-03-31T16:01:00Z'))).toBe(0);
});

test('a supervisor oversees the agencies of the region and of the regions in it', async () => {
  const { archive, agency } = await givenArchive();
  await using _ = archive;
  const unit = (kind: 'region' | 'agency', parentId: string | null, code: string) =>
    archive.run(createUnit, systemActor, { kind, parentId, code, name: code });
  const district = await unit('region', null, 'QU');
  const town = await unit('region', district.id, 'ZHEN');
  const near = await unit('agency', district.id, 'JU');
  const far = await unit('agency', town.id, 'SUO');
  const supervisor = await givenPerson(archive, 'supervisor', district.id);
  expect(new Set(supervisor.scope.oversees)).toEqual(new Set([near.id, far.id]));
  expect(supervisor.scope.oversees).not.toContain(agency.agencyId);
});

test('an empty archive appoints three administrators once, also when two programs start at once', async () => {
  await using archive = await openTestArchive();
  const appointed = await Promise.all(
    [1, 2].map(() => archive.run(appointOfficers, systemActor, {})),
  );
  expect(appointed.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, 3]);
  const accounts = await keepHouse(archive.platform, (tx) =>
    tx.selectFrom('account').select(['login', 'must_change_password']).orderBy('login').execute(),
  );
  expect(accounts).toEqual(
    officerRoles
      .toSorted((a, b) => a.localeCompare(b))
      .map((login) => ({ login, must_change_password: true })),
  );
});
