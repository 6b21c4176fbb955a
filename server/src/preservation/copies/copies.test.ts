import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { systemActor } from '#platform/actor.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { objectId } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import { findInventory, listObjects } from '../read-object.ts';
import { verifyObject } from '../verify-object.ts';
import { compareCopies } from './compare-copies.job.ts';
import { getStore } from './copies-queries.ts';
import { decideAutoRepair } from './decide-auto-repair.ts';
import { followCopies } from './follow-copies.ts';
import { harms } from './given-copies.test-fixture.ts';
import { mendObject } from './mend-object.ts';
import type { Place } from './object-evidence.ts';
import { reachCopies } from './store-copies.ts';

const disks: string[] = [];
afterEach(async () => {
  for (const disk of disks.splice(0)) await rm(disk, { recursive: true, force: true });
});

/** An archive and its system administrator, an API to it, and an empty disk. */
async function givenKeeping() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  const server = await openTestServer(archive);
  const disk = await mkdtemp(join(tmpdir(), 'lantai-disk-'));
  disks.push(disk);
  const work = { platform: archive.platform, storage: archive.storage };
  const send = async (actor: Actor, method: 'GET' | 'POST', url: string, payload: object = {}) => {
    const headers = await sessionOf(archive, actor);
    return server.app.inject({ method, url: `/api/preservation${url}`, headers, payload });
  };
  const register = (path: string, name = '异地副本') =>
    send(sysadmin, 'POST', '/copies', {
      ...{ name, path, location: 'remote', distanceKm: 320, medium: '硬磁盘' },
    });
  const file = async (title: string) => {
    const id = await givenRecord(archive, agency, archivist, { description: { title } });
    await fileAll(archive, archivist, agency);
    return id;
  };
  const store = () => archive.read(sysadmin, (db) => getStore(db, archive.storage));
  const compare = (whole: boolean) => archive.perform(compareCopies(work), sysadmin, { whole });
  const copy = async (): Promise<Place> => {
    const [first] = await reachCopies(work);
    if (!first) throw new Error('no copy can be reached');
    return first;
  };
  return { ...given, sysadmin, server, disk, work, send, register, file, store, compare, copy };
}

const waitingOf = ({ copies }: Awaited<ReturnType<typeof getStore>>) =>
  copies.map(({ waiting: { objects }, awaySince }) => [objects, awaySince !== null]);

test('a copy gets what was filed before it was registered and after, and says how far it lags', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  const before = await given.file('登记前');
  expect((await given.register(given.disk)).statusCode).toBe(200);
  await given.compare(false);
  expect(waitingOf(await given.store())).toEqual([[1, false]]);
  const after = await given.file('登记后');
  expect(await followCopies(given.work)).toBe(2);
  expect((await given.store()).copies).toMatchObject([
    {
      name: '异地副本',
      sameDevice: true,
      waiting: { objects: 0, since: null },
      owed: 0,
      damages: 0,
    },
  ]);
  const { root } = await given.copy();
  for (const id of [before, after])
    expect([id, await verifyObject(root, objectId(id))]).toEqual([id, []]);
  expect(await readdir(archive.storage.store.changes ?? '')).toEqual([]);
});

test('a folder that is not empty, in the data directory, or of another system is refused, and says why', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  await mkdir(join(given.disk, 'full', 'something'), { recursive: true });
  await mkdir(join(archive.directory, 'copy'));
  const codes = [];
  for (const path of [
    'disk',
    join(given.disk, 'no'),
    join(given.disk, 'full'),
    join(archive.directory, 'copy'),
  ])
    codes.push((await given.register(path)).json<{ code: string; why: string }>().why);
  expect(codes).toEqual([
    '须写从根目录起的完整路径',
    '没有这个文件夹',
    '不是空文件夹',
    '在数据目录之内，或数据目录在它之内，与存储同毁',
  ]);
  const path = join(given.disk, 'empty');
  await mkdir(path);
  await given.register(path);
  expect((await given.register(path, '又一个')).json()).toMatchObject({
    code: 'preservation.copy-taken',
  });
});

test('a disk that is away is said to be away, its mount point stays empty, and it catches up when it is back', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  const path = join(given.disk, 'mount');
  await mkdir(path);
  await given.register(path);
  await rename(path, join(given.disk, 'taken-out'));
  await mkdir(path);
  const id = await given.file('磁盘不在时归档');
  expect(await followCopies(given.work)).toBe(0);
  expect(waitingOf(await given.store())).toEqual([[1, true]]);
  expect(await readdir(path)).toEqual([]);
  await rm(path, { recursive: true });
  await rename(join(given.disk, 'taken-out'), path);
  expect(await followCopies(given.work)).toBe(1);
  expect(waitingOf(await given.store())).toEqual([[0, false]]);
  const { root } = await given.copy();
  expect(await verifyObject(root, objectId(id))).toEqual([]);
  expect(await archive.trail()).not.toEqual([]);
});

test('what rots in the store or in a copy is found by reading, repaired by order, and the trail says how', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  const head = await givenPerson(archive, 'archives-head', given.agency.agencyId);
  const [rotten, lost] = [await given.file('位翻转'), await given.file('整个丢失')];
  await given.register(given.disk);
  await given.compare(false);
  await followCopies(given.work);
  const { store } = archive.storage;
  const inventory = await findInventory(store, objectId(rotten));
  const [path = ''] = Object.values(inventory?.manifest ?? {}).flat();
  await harms.flip(join(objectPath(store, objectId(rotten)), path));
  await rm(objectPath(store, objectId(lost)), { recursive: true });
  const { root } = await given.copy();
  await harms.lose(join(objectPath(root, objectId(rotten)), 'inventory.json'));

  await given.compare(true);
  const open = (await given.send(given.sysadmin, 'GET', '/damages?state=open')).json<
    { id: string; placeName: string; recordId: string; recordTitle: string; reason: string }[]
  >();
  const said = open.map(
    ({ placeName, recordId, reason, recordTitle }) =>
      `${placeName} ${recordId} ${reason} ${recordTitle}`,
  );
  // The system administrator reads no record, and is told no title.
  expect(new Set(said)).toEqual(
    new Set([`存储 ${rotten} 等待修复 `, `存储 ${lost} 等待修复 `, `异地副本 ${rotten} 等待修复 `]),
  );
  const seen = (await given.send(head, 'GET', '/damages?state=open')).json<typeof open>();
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map(({ recordTitle }) => recordTitle))).toEqual(
    new Set(['位翻转', '整个丢失']),
  );
  for (const { id } of open)
    expect((await given.send(head, 'POST', `/damages/${id}/repair`)).statusCode).toBe(200);
  for (const id of [rotten, lost])
    for (const place of [store, root])
      expect([id, await verifyObject(place, objectId(id))]).toEqual([id, []]);
  const told = (await archive.trail()).filter(
    ({ command }) => command === 'preservation.repair-object',
  );
  expect(told).toHaveLength(3);
  const { details } = told.find(
    (one) => one.subject === `record:${rotten}` && one.details.copyId === null,
  ) ?? { details: {} };
  expect(details).toMatchObject({
    outcome: 'repaired',
    files: [{ path, before: expect.any(String), after: expect.any(String), place: '异地副本' }],
    kept: expect.stringContaining('damaged'),
  });
  expect(await given.send(head, 'POST', `/damages/${open[0]?.id}/repair`)).toMatchObject({
    statusCode: 404,
  });
});

test('what rots before a copy has it is a damage of the store, and still to come for the copy', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  await given.register(given.disk);
  const id = await given.file('先损坏');
  const { store } = archive.storage;
  const inventory = await findInventory(store, objectId(id));
  const [path = ''] = Object.values(inventory?.manifest ?? {}).flat();
  await harms.flip(join(objectPath(store, objectId(id)), path));
  expect(await followCopies(given.work)).toBe(0);
  expect(await given.store()).toMatchObject({
    damages: 1,
    copies: [{ damages: 0, waiting: { objects: 1, trouble: expect.stringContaining('损坏') } }],
  });
});

test('without a copy a damage stays open, and the order to repair it says why', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  const id = await given.file('没有副本');
  const { store } = archive.storage;
  const inventory = await findInventory(store, objectId(id));
  const [path = ''] = Object.values(inventory?.manifest ?? {}).flat();
  await harms.cut(join(objectPath(store, objectId(id)), path));
  await given.compare(true);
  const [open] = (await given.send(given.sysadmin, 'GET', '/damages')).json<{ id: string }[]>();
  expect(
    (await given.send(given.sysadmin, 'POST', `/damages/${open?.id}/repair`)).json(),
  ).toMatchObject({ code: 'preservation.not-mended', reason: `没有一处有完好的 ${path}` });
  expect((await given.store()).damages).toBe(1);
});

test('an object that lost its declaration, its inventory or all of itself is missed, though no walk meets it', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  const ids = [await given.file('无声明'), await given.file('无清单'), await given.file('全无')];
  const [undeclared, unnamed, gone] = ids.map((id) =>
    objectPath(archive.storage.store, objectId(id)),
  );
  await harms.lose(join(undeclared ?? '', '0=ocfl_object_1.1'));
  await harms.lose(join(unnamed ?? '', 'inventory.json'));
  await rm(gone ?? '', { recursive: true });
  await given.compare(false);
  const found = (await given.send(given.sysadmin, 'GET', '/damages')).json<
    { recordId: string }[]
  >();
  expect(found).toHaveLength(3);
  expect(new Set(found.map(({ recordId }) => recordId))).toEqual(new Set(ids));
});

test('where it is so decided, damage is mended as soon as it is met', async () => {
  const given = await givenKeeping();
  await using archive = given.archive;
  await using _ = given.server;
  await archive.run(decideAutoRepair, given.sysadmin, { autoRepair: true });
  const id = await given.file('自动修复');
  await given.register(given.disk);
  await given.compare(false);
  await followCopies(given.work);
  await rm(objectPath(archive.storage.store, objectId(id)), { recursive: true });
  await given.compare(false);
  expect(await verifyObject(archive.storage.store, objectId(id))).toEqual([]);
  expect(await mendObject(given.work, null, objectId(id))).toEqual({ outcome: 'whole' });
  expect(await archive.read(systemActor, (db) => getStore(db, archive.storage))).toMatchObject({
    damages: 0,
  });
  expect(await Array.fromAsync(listObjects(archive.storage.store))).toHaveLength(1);
});
