import type { Role } from '@lantai/contract/identity/role.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, changed, command, execute, read, unchanged } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { createFonds } from '../classification/create-fonds.ts';
import { createAccount } from '../identity/create-account.ts';
import { createUnit } from '../identity/create-unit.ts';
import { grantRole } from '../identity/grant-role.ts';
import { loadActor } from '../identity/load-actor.ts';
import { setClearance } from '../identity/set-clearance.ts';
import type { Installation } from '../installation.ts';
import type { DemoAgency } from './agencies.ts';
import type { DemoDistrict } from './district.ts';
import type { DemoPerson } from './people.ts';

/** Who and what the demonstration has made, by the names that its data use. */
export type Organisation = {
  readonly fondsCodes: readonly string[];
  fondsId(fonds: string): string;
  agencyId(fonds: string): string;
  departmentId(fonds: string, department: string): string;
  actor(login: string): Promise<Actor>;
  actorFor(fonds: string, role: Role): Promise<Actor>;
  headOf(departmentId: string): Promise<Actor>;
  archivistOf(departmentId: string): Promise<Actor>;
};

const begin = command<Record<string, never>, undefined>({
  name: 'demo.begin-loading',

  async perform({ tx }) {
    const begun = await tx
      .selectFrom('trail_entry')
      .select('seq')
      .where('command', '=', 'demo.begin-loading')
      .executeTakeFirst();
    if (begun) return unchanged(undefined);
    return changed(undefined, { subject: 'archive:demonstration', details: {} });
  },
});

/** The district's agencies, departments, people and fonds; what is there already is left as it is. */
export async function loadOrganisation(
  installation: Installation,
  district: DemoDistrict,
  password: string,
): Promise<Organisation> {
  const { platform } = installation;
  const run = <Input, Result>(what: Command<Input, Result>, input: Input) =>
    execute(platform, what, systemActor, input);
  await run(begin, {});

  const units = await unitsByCode(installation);
  const unit = async (
    kind: 'region' | 'agency' | 'department',
    parentId: string | null,
    code: string,
    name: string,
  ) => {
    const there = units.get(`${parentId ?? ''}/${code}`);
    return there ?? (await run(createUnit, { kind, parentId, code, name })).id;
  };
  const regionId = await unit('region', null, 'YXQ', district.name);
  const agencyIds = new Map<string, string>();
  const departmentIds = new Map<string, string>();
  const all: readonly DemoAgency[] = [district.authority, ...district.agencies];
  for (const { fonds, name, departments } of all) {
    const agencyId = await unit('agency', regionId, fonds, name);
    agencyIds.set(fonds, agencyId);
    for (const department of departments)
      departmentIds.set(
        `${fonds}/${department.code}`,
        await unit('department', agencyId, department.code, department.name),
      );
  }

  const accounts = await accountsByLogin(installation);
  for (const person of district.people)
    if (!accounts.has(person.login))
      accounts.set(
        person.login,
        await employ(person, { run, regionId, agencyIds, departmentIds, password }),
      );

  const fondsIds = await fondsByCode(installation);
  for (const { fonds, name } of all)
    if (!fondsIds.has(fonds)) {
      const made = await run(createFonds, {
        agencyId: required(agencyIds, fonds),
        code: fonds,
        name,
        foundedOn: '1949-10-01',
      });
      fondsIds.set(fonds, made.id);
    }

  const actor = async (login: string) => {
    const found = await read(platform, systemActor, (db) =>
      loadActor(db, required(accounts, login), platform.now()),
    );
    if (!found) throw new Problem('identity.account-not-found');
    return found;
  };
  const actorIn = (departmentId: string, wanted: Role) => {
    const [place] = [...departmentIds].find(([, id]) => id === departmentId) ?? [];
    const person = district.people.find(({ fonds, grants }) =>
      grants.some(({ role, department }) => role === wanted && `${fonds}/${department}` === place),
    );
    return actor(person?.login ?? '');
  };
  return {
    fondsCodes: all.map(({ fonds }) => fonds),
    fondsId: (fonds) => required(fondsIds, fonds),
    agencyId: (fonds) => required(agencyIds, fonds),
    departmentId: (fonds, department) => required(departmentIds, `${fonds}/${department}`),
    actor,
    actorFor: (fonds, role) => {
      const person = district.people.find(
        (someone) => someone.fonds === fonds && someone.grants.some((grant) => grant.role === role),
      );
      return actor(person?.login ?? '');
    },
    headOf: (departmentId) => actorIn(departmentId, 'department-head'),
    archivistOf: (departmentId) => actorIn(departmentId, 'department-archivist'),
  };
}

type Employment = {
  run: <Input, Result>(what: Command<Input, Result>, input: Input) => Promise<Result>;
  regionId: string;
  agencyIds: ReadonlyMap<string, string>;
  departmentIds: ReadonlyMap<string, string>;
  password: string;
};

async function employ(person: DemoPerson, place: Employment): Promise<string> {
  const { run, regionId, agencyIds, departmentIds, password } = place;
  const account = await run(createAccount, {
    name: person.name,
    agencyId: agencyIds.get(person.fonds) ?? null,
    login: person.login,
    password,
  });
  for (const { role, fonds, department } of person.grants) {
    const agency = fonds ?? person.fonds;
    const isOfficer = role === 'sysadmin' || role === 'secadmin' || role === 'auditor';
    const unitId = isOfficer
      ? null
      : role === 'supervisor'
        ? regionId
        : department
          ? required(departmentIds, `${agency}/${department}`)
          : required(agencyIds, agency);
    await run(grantRole, {
      personId: account.personId,
      role,
      unitId,
      reason: `演示：${person.position}`,
    });
  }
  await run(setClearance, { personId: account.personId, clearance: 1 });
  return account.accountId;
}

function required(map: ReadonlyMap<string, string>, key: string): string {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demonstration names ${key}, which it has not made`);
  return value;
}

async function unitsByCode({ platform }: Installation): Promise<Map<string, string>> {
  const rows = await read(platform, systemActor, (db) =>
    db.selectFrom('org_unit').select(['id', 'parent_id', 'code']).execute(),
  );
  return new Map(rows.map(({ id, parent_id, code }) => [`${parent_id ?? ''}/${code}`, id]));
}

async function accountsByLogin({ platform }: Installation): Promise<Map<string, string>> {
  const rows = await read(platform, systemActor, (db) =>
    db.selectFrom('account').select(['id', 'login']).execute(),
  );
  return new Map(rows.map(({ id, login }) => [login, id]));
}

async function fondsByCode({ platform }: Installation): Promise<Map<string, string>> {
  const rows = await read(platform, systemActor, (db) =>
    db.selectFrom('fonds').select(['id', 'code']).execute(),
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}
