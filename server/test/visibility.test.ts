import { join } from 'node:path';
import type { Role } from '@lantai/contract/identity/role.ts';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#identity/create-account.ts';
import { createUnit } from '#identity/create-unit.ts';
import { loadActor, tokenActor } from '#identity/load-actor.ts';
import { type Actor, nobody, systemActor } from '#platform/actor.ts';
import { execute, keepHouse } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import type { SearchEngine } from '#search/engine/search-engine.ts';
import { openSqliteEngine } from '#search/engine/sqlite-engine.ts';
import { catchUp } from '#search/feed-index.ts';
import { searchFor } from '#search/search-queries.ts';
import { givenPerson, openTestArchive, type TestArchive } from './test-archive.ts';
import { givenWorld, type Post, type Reader, type Specimen } from './visibility-world.ts';

// The rule of who sees what, told once more and independently: in the trade's words, without scopes.
const workers: Role[] = [
  'handler',
  'department-archivist',
  'department-head',
  'archivist',
  'archives-head',
];
const readers: Role[] = [...workers, 'leader', 'secrecy-officer', 'reader'];
const guards: Role[] = ['secrecy-officer', 'archivist', 'archives-head'];

const holds = ({ posts }: Reader, roles: readonly Role[], { agency, department }: Specimen) =>
  posts.some(({ role, unit }) => roles.includes(role) && (unit === agency || unit === department));

const rank = ({ level }: Specimen) => (level === 'public' ? 0 : level === 'internal' ? 1 : 2);

function isInReach(reader: Reader, record: Specimen): boolean {
  if (holds(reader, workers, record)) return true;
  return (
    (record.state === 'filed' || record.state === 'transferred') &&
    rank(record) <= reader.clearance &&
    holds(reader, readers, record)
  );
}

function isGuarded(reader: Reader, record: Specimen): boolean {
  return reader.posts.some(({ role, unit }) => guards.includes(role) && unit === record.agency);
}

/** What is destroyed stays with those who work in the whole agency (workflows G.3). */
const isClosed = ({ posts }: Reader, { state, agency }: Specimen) =>
  state === 'destroyed' &&
  !posts.some(({ role, unit }) => workers.includes(role) && unit === agency);

function isSeen(reader: Reader, record: Specimen): boolean {
  const { mark, broughtBy, changedBy } = record;
  if (isClosed(reader, record)) return false;
  if (mark !== 'none' && changedBy !== null && changedBy === reader.personId) return true;
  if (mark !== 'quarantined') return isInReach(reader, record);
  return isGuarded(reader, record) || (broughtBy !== null && broughtBy === reader.accountId);
}

const isFound = (reader: Reader, record: Specimen) =>
  record.mark !== 'quarantined' &&
  record.state !== 'voided' &&
  !isClosed(reader, record) &&
  isInReach(reader, record);

const isChangeable = (reader: Reader, record: Specimen) =>
  isSeen(reader, record) &&
  (holds(reader, workers, record) || (record.mark === 'quarantined' && isGuarded(reader, record)));

let archive: TestArchive;
let index: SearchEngine;
let person: { accountId: string; personId: string };
let world: Awaited<ReturnType<typeof givenWorld>>;

beforeAll(async () => {
  archive = await openTestArchive();
  person = await archive.run(createAccount, systemActor, {
    name: '某人',
    agencyId: null,
    login: 'someone',
    password: 'Test-1234567',
  });
  world = await givenWorld(archive, person);
  index = openSqliteEngine(join(archive.directory, 'search.sqlite'));
  await catchUp(archive.platform, index);
});
afterAll(async () => {
  await index.close();
  await archive[Symbol.asyncDispose]();
});

/** The person with these posts and no others, read from the database as a request would. */
async function reappointed(posts: readonly Post[], clearance: 0 | 1): Promise<Actor> {
  const granted = { person_id: person.personId, granted_at: new Date(0) };
  await keepHouse(archive.platform, async (tx) => {
    await tx
      .updateTable('role_grant')
      .set({ revoked_at: new Date(0) })
      .where('person_id', '=', person.personId)
      .execute();
    await tx
      .updateTable('person')
      .set({ duty: 'business', clearance })
      .where('id', '=', person.personId)
      .execute();
    for (const { role, unit } of posts)
      await tx
        .insertInto('role_grant')
        .values({ ...granted, role, unit_id: unit })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
  const actor = await archive.read(systemActor, (db) =>
    loadActor(db, person.accountId, new Date()),
  );
  if (!actor) throw new Error('the account is gone');
  return actor;
}

const idsWhere = (holdsFor: (record: Specimen) => boolean) =>
  world.specimens
    .filter(holdsFor)
    .map(({ id }) => id)
    .toSorted((a, b) => a.localeCompare(b));
const sorted = (rows: readonly { id: string }[]) =>
  rows.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b));

async function seenBy(actor: Actor) {
  return archive.read(actor, async (db) => ({
    records: sorted(await db.selectFrom('record').select('id').execute()),
    // Asked by itself, without the record beside it.
    components: sorted(await db.selectFrom('component').select('record_id as id').execute()),
  }));
}

/** Everything a search gives, page after page, with its counts. */
async function foundBy(actor: Actor) {
  const read = <Result>(query: (db: Db) => Promise<Result>) => archive.read(actor, query);
  const ask = (after?: string) =>
    searchFor(index, read, actor, searchQuery.parse({ limit: 100, ...(after && { after }) }));
  let page = await ask();
  const { total, facets } = page;
  const hits = [...page.hits];
  while (page.next !== null) {
    page = await ask(page.next);
    hits.push(...page.hits);
  }
  const counts = (values: readonly { value: string; count: number }[]) =>
    Object.fromEntries(values.map(({ value, count }) => [value, count]));
  return { ids: sorted(hits), total, year: counts(facets.year), security: counts(facets.security) };
}

function expectedFinding(reader: Reader) {
  const found = world.specimens.filter((record) => isFound(reader, record));
  const count = (of: (record: Specimen) => string) =>
    Object.fromEntries(
      [...Map.groupBy(found, of)].map(([value, records]) => [value, records.length]),
    );
  return {
    ids: sorted(found),
    total: found.length,
    year: count(({ year }) => String(year)),
    security: count(({ level }) => level),
  };
}

async function expectSight(actor: Actor, reader: Reader): Promise<void> {
  const seen = idsWhere((record) => isSeen(reader, record));
  expect(await seenBy(actor)).toEqual({ records: seen, components: seen });
  expect(await foundBy(actor)).toEqual(expectedFinding(reader));
}

/** Which records the database lets an actor change, whatever a command would say. Nothing of it stays. */
async function changeableBy(actor: Actor): Promise<{ records: string[]; components: string[] }> {
  let changed = { records: [] as string[], components: [] as string[] };
  const taken = new Error('rolled back');
  const tryAll = {
    name: 'test.change-all',
    perform: async ({ tx }: { tx: Parameters<Parameters<typeof keepHouse>[1]>[0] }) => {
      const records = await tx.updateTable('record').set({ remark: 'x' }).returning('id').execute();
      const components = await tx.deleteFrom('component').returning('record_id as id').execute();
      changed = { records: sorted(records), components: sorted(components) };
      throw taken;
    },
  };
  await execute(archive.platform, tryAll, actor, {}).catch((error: unknown) => {
    if (error !== taken) throw error;
  });
  return changed;
}

const places = () =>
  world.agencies.flatMap(({ agencyId, officeId, financeId }) => [agencyId, officeId, financeId]);
const departmentRoles: Role[] = ['handler', 'department-archivist', 'department-head'];
const agencyRoles: Role[] = ['archivist', 'archives-head', 'leader', 'secrecy-officer', 'reader'];

/** Every role in every unit it may be granted for. */
function everyPost(): Post[] {
  const agencies = world.agencies.map(({ agencyId }) => agencyId);
  return [
    ...departmentRoles.flatMap((role) => places().map((unit) => ({ role, unit }))),
    ...agencyRoles.flatMap((role) => agencies.map((unit) => ({ role, unit }))),
  ];
}

test('every role in every place sees exactly its records, in the catalogue and in the index', async () => {
  for (const post of everyPost())
    for (const clearance of [0, 1] as const) {
      const actor = await reappointed([post], clearance);
      await expectSight(actor, { ...person, clearance, posts: [post] });
    }
});

test('several posts of one person add up to no more than each of them', async () => {
  const somePosts = fc.subarray(everyPost(), { minLength: 0, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(somePosts, fc.constantFrom(0, 1), async (posts, clearance) => {
      const actor = await reappointed(posts, clearance as 0 | 1);
      await expectSight(actor, { ...person, clearance: clearance as 0 | 1, posts });
    }),
    { numRuns: 25 },
  );
});

test('what may be read may not therefore be changed', async () => {
  for (const post of everyPost()) {
    const actor = await reappointed([post], 1);
    const reader: Reader = { ...person, clearance: 1, posts: [post] };
    const changeable = idsWhere((record) => isChangeable(reader, record));
    expect([post.role, await changeableBy(actor)]).toEqual([
      post.role,
      { records: changeable, components: changeable },
    ]);
  }
});

const regionAbove = { kind: 'region', parentId: null, code: 'R', name: '示例区' } as const;

test('the three administrators, the supervisor and strangers see no record at all', async () => {
  const nothing = { records: [], components: [] };
  const officers = [];
  for (const role of ['sysadmin', 'secadmin', 'auditor'] as const)
    officers.push(await givenPerson(archive, role, null));
  const region = await archive.run(createUnit, systemActor, regionAbove);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('org_unit').set({ parent_id: region.id }).where('kind', '=', 'agency').execute(),
  );
  officers.push(await givenPerson(archive, 'supervisor', region.id));
  for (const actor of [
    ...officers,
    nobody,
    { ...nobody, scope: { ...nobody.scope, clearance: 1 } },
  ]) {
    expect(await seenBy(actor)).toEqual(nothing);
    expect((await foundBy(actor)).total).toBe(0);
    expect(await changeableBy(actor)).toEqual(nothing);
  }
});

test('a system sees what its unit works on and reads, and nothing quarantined', async () => {
  for (const unit of places()) {
    const { agencyId } = world.agencies.find((agency) => Object.values(agency).includes(unit)) ?? {
      agencyId: '',
    };
    const actor = tokenActor({
      id: crypto.randomUUID(),
      name: 'OA',
      unitId: unit,
      agencyId,
      permissions: [],
    });
    const posts: Post[] = [{ role: 'handler', unit }];
    await expectSight(actor, { accountId: actor.accountId, personId: null, clearance: 1, posts });
  }
});

test('the archive itself sees everything, or it could not keep it', async () => {
  const all = idsWhere(() => true);
  expect(await seenBy(systemActor)).toEqual({ records: all, components: all });
});
