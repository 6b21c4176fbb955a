import { chmod, mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { noteChange } from '../change-notes.ts';
import { objectId } from '../component-bytes.ts';
import { prepareCopy } from '../copies/copy-root.ts';
import { decideAutoRepair } from '../copies/decide-auto-repair.ts';
import { followCopies } from '../copies/follow-copies.ts';
import { swap } from '../copies/given-copies.test-fixture.ts';
import { mendObject } from '../copies/mend-object.ts';
import { registerCopy } from '../copies/register-copy.ts';
import { getIdentity, reachCopies } from '../copies/store-copies.ts';
import { takeUpChanges } from '../copies/waiting-objects.ts';
import { findDamages } from '../damages/damage-queries.ts';
import { explainDamage } from '../damages/explain-damage.ts';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';
import { verifyObject } from '../verify-object.ts';
import { givenStored } from './given-stored.test-fixture.ts';

const disks: string[] = [];
afterEach(async () => {
  for (const disk of disks.splice(0)) await rm(disk, { recursive: true, force: true });
});

const copyName = '异地副本';

/** An archive whose records lie in the store and, whole, in a copy on another disk. */
async function givenStoredTwice(records: number) {
  const given = await givenStored(records);
  const { archive } = given;
  const disk = await mkdtemp(join(tmpdir(), 'lantai-disk-'));
  disks.push(disk);
  const copyId = crypto.randomUUID();
  const identity = await archive.read(systemActor, (db) => getIdentity(db, copyId));
  const { sameDevice } = await prepareCopy(archive.storage, disk, identity);
  const about = { location: 'remote', distanceKm: 320, medium: '硬磁盘' } as const;
  await archive.run(registerCopy, systemActor, {
    ...{ copyId, name: copyName, path: disk, sameDevice },
    ...about,
  });
  await followCopies(archive);
  const [copy] = await reachCopies(archive);
  if (!copy) throw new Error('the copy cannot be reached');
  const roots: Readonly<Record<string, OcflRoot>> = {
    存储: archive.storage.store,
    [copyName]: copy.root,
  };
  const list = () => archive.read(given.archivist, (db) => findDamages(db, {}));
  return { ...given, disk, copyId, roots, list };
}

const text = 'v1/content/content/001-正文.txt';
const attached = 'v1/content/content/002-附件.txt';
type Object = { readonly folder: string; readonly next: string };
type Harm = readonly [name: string, harm: (object: Object) => Promise<void>, said: string[]];

const change = async (path: string, changing: (bytes: Buffer) => Buffer) => {
  const bytes = changing(await readFile(path));
  await chmod(path, 0o644);
  await writeFile(path, bytes);
};

/** Every way in which rot, an accident or a hand may harm an object, and what the inspection has to say of it. */
const harms: readonly Harm[] = [
  [
    'one bit flipped',
    ({ folder }) =>
      change(join(folder, text), (bytes) => {
        bytes[1000] = (bytes[1000] ?? 0) ^ 1;
        return bytes;
      }),
    [`changed ${text}`],
  ],
  ['a file deleted', ({ folder }) => rm(join(folder, attached)), [`missing ${attached}`]],
  [
    'a file cut short',
    async ({ folder }) => {
      await chmod(join(folder, text), 0o644);
      await truncate(join(folder, text), 100);
    },
    [`truncated ${text}`],
  ],
  [
    'two files exchanged',
    ({ folder }) => swap(join(folder, text), join(folder, attached)),
    [`swapped ${text}`, `swapped ${attached}`],
  ],
  [
    'a file too many',
    ({ folder }) => writeFile(join(folder, 'v1/content/夹带.txt'), '夹带'),
    ['surplus v1/content/夹带.txt'],
  ],
  [
    'a changed inventory',
    ({ folder }) =>
      change(join(folder, 'inventory.json'), (bytes) =>
        Buffer.from(bytes.toString().replace('归档', '伪造')),
      ),
    ['inventory inventory.json.sha512'],
  ],
  [
    'a changed digest of the inventory',
    ({ folder }) =>
      change(join(folder, 'inventory.json.sha512'), (bytes) =>
        Buffer.from(bytes.toString().replace(/^./, (first) => (first === '0' ? '1' : '0'))),
      ),
    ['inventory inventory.json.sha512'],
  ],
  ['a lost declaration', ({ folder }) => rm(join(folder, '0=ocfl_object_1.1')), ['structure ']],
  ['the whole object gone', ({ folder }) => rm(folder, { recursive: true }), ['missing ']],
  [
    'the folders of two objects exchanged',
    ({ folder, next }) => swap(folder, next),
    ['swapped inventory.json'],
  ],
  // The other one of the two.
  ['…', async () => {}, ['swapped inventory.json']],
];

const folderOf = (root: OcflRoot, id = '') => objectPath(root, objectId(id));

test.for(['存储', copyName])(
  'whatever is done to objects in %s: found, named with place, record and file, mended from the other place, and in the trail',
  { timeout: 60_000 },
  async (place) => {
    const given = await givenStoredTwice(harms.length);
    const { archive, ids, inspect, roots, list } = given;
    await using _ = archive;
    const sysadmin = await givenPerson(archive, 'sysadmin', null);
    await archive.run(decideAutoRepair, sysadmin, { autoRepair: true });
    const root = roots[place] as OcflRoot;
    for (const [number, [, harm]] of harms.entries())
      await harm({ folder: folderOf(root, ids[number]), next: folderOf(root, ids[number + 1]) });

    const run = await inspect();
    expect(run.places.map(({ name, missedBecause }) => [name, missedBecause])).toEqual([
      ['存储', null],
      [copyName, null],
    ]);
    expect(new Set(run.list.map(({ placeName }) => placeName))).toEqual(new Set([place]));
    const saidOf = (id: string) =>
      run.list.filter((one) => one.recordId === id).map(({ kind, path }) => `${kind} ${path}`);
    for (const [number, [name, , said]] of harms.entries())
      expect([name, saidOf(ids[number] ?? '')]).toEqual([
        name,
        expect.arrayContaining(said.map((one) => expect.stringContaining(one))),
      ]);

    // Mended by itself: the damage says so, and with it each finding.
    const damages = await list();
    expect(damages).toHaveLength(harms.length);
    for (const damage of damages)
      expect(damage).toMatchObject({
        ...{ placeName: place, state: 'repaired', way: 'automatic', lost: false },
        ...{ inspectionId: run.id, settledByName: '系统' },
        keptAside: expect.stringContaining('damaged'),
      });
    expect(run.list.every(({ state, way }) => state === 'repaired' && way === 'automatic')).toBe(
      true,
    );
    expect(run.open).toBe(0);
    for (const id of ids)
      for (const where of Object.values(roots))
        expect(await verifyObject(where, objectId(id))).toEqual([]);
    await trailTells(given, place);
    expect(await inspect()).toMatchObject({ findings: 0, open: 0 });
  },
);

type Given = Awaited<ReturnType<typeof givenStoredTwice>>;

/** Of each record: that it was found, what was wrong, which file came from where, and where the damaged one is kept. */
async function trailTells({ archive, ids }: Given, place: string): Promise<void> {
  const other = place === copyName ? '存储' : copyName;
  const trail = await archive.trail();
  for (const id of ids) {
    const of = (command: string) =>
      trail.find((one) => one.subject === `record:${id}` && one.command === command)?.details;
    const found = of('preservation.note-inspected');
    expect(found).toMatchObject({ place, damage: expect.any(String) });
    const mended = of('preservation.repair-object');
    expect(mended).toMatchObject({
      ...{ damage: found?.damage, way: 'automatic', outcome: 'repaired' },
      kept: expect.stringContaining('damaged'),
    });
    const taken = (mended?.files ?? []) as { place: string; before: string; after: string }[];
    for (const { place: from, before, after } of taken)
      if (before !== after) expect([other, place]).toContain(from);
  }
}

test('what no place has whole is listed as lost at each of them, and the trail says so', async () => {
  const { archive, ids, inspect, roots, list } = await givenStoredTwice(1);
  await using _ = archive;
  const [id = ''] = ids;
  await change(join(folderOf(roots.存储 as OcflRoot, id), text), (bytes) => bytes.fill(0, 0, 9));
  await rm(join(folderOf(roots[copyName] as OcflRoot, id), text));
  const run = await inspect();
  expect(run).toMatchObject({ findings: 2, open: 2 });
  const lost = { state: 'open', lost: true, reason: `没有一处有完好的 ${text}` };
  const told = (await list()).map(({ placeName, state, reason, lost: isLost, faults }) => ({
    ...{ placeName, state, reason, lost: isLost },
    faults: faults.map(({ kind, path }) => `${kind} ${path}`),
  }));
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      { placeName: '存储', ...lost, faults: [`changed ${text}`] },
      { placeName: copyName, ...lost, faults: [`missing ${text}`] },
    ]),
  );
  const trail = (await archive.trail()).filter(
    ({ command }) => command === 'preservation.note-damage',
  );
  expect(trail.map(({ details }) => details.lost)).toEqual([true, true]);
});

test('where repairs are ordered by a person, a damage waits, and the order settles the finding by name', async () => {
  const { archive, agency, ids, inspect, roots, list } = await givenStoredTwice(1);
  await using _ = archive;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const [id = ''] = ids;
  await rm(join(folderOf(roots.存储 as OcflRoot, id), text));
  expect((await inspect()).list).toMatchObject([
    { state: 'open', lost: false, reason: '等待修复', placeName: '存储' },
  ]);
  // Found once more it is the same damage.
  const again = await inspect();
  expect(await list()).toMatchObject([{ inspectionId: expect.any(String), state: 'open' }]);
  await mendObject(archive, null, objectId(id), { actor: head });
  const settled = { state: 'repaired', way: 'ordered', settledByName: head.name };
  expect(await list()).toMatchObject([settled]);
  expect(again.list[0]?.damageId).toBe((await list())[0]?.id);
});

test('an object that no record has is told at the place where it lies, and is neither mended nor spread', async () => {
  const { archive, archivist, ids, inspect, roots, list } = await givenStoredTwice(1);
  await using _ = archive;
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  await archive.run(decideAutoRepair, sysadmin, { autoRepair: true });
  const stray = objectId(crypto.randomUUID());
  const place = objectPath(roots[copyName] as OcflRoot, stray);
  await mkdir(dirname(place), { recursive: true });
  await rename(folderOf(roots[copyName] as OcflRoot, ids[0]), place);
  const run = await inspect();
  expect(run.list.map(({ kind, placeName, state }) => `${placeName} ${kind} ${state}`)).toEqual([
    `${copyName} missing repaired`,
    `${copyName} surplus open`,
  ]);
  const surplus = (await list()).find(({ state }) => state === 'open');
  expect(await mendObject(archive, surplus?.copyId ?? null, surplus?.objectId ?? '')).toMatchObject(
    { outcome: 'open', reason: expect.stringContaining('目录中没有对应的档案') },
  );
  const settlement = '误放，已移出';
  await archive.run(explainDamage, archivist, { damageId: surplus?.id ?? '', settlement });
  expect((await list()).map(({ state }) => state).toSorted()).toEqual(['explained', 'repaired']);
});

test('a copy that is away is not read and said to be so; what has not arrived there yet is no damage', async () => {
  const { archive, ids, inspect, roots, disk, copyId } = await givenStoredTwice(2);
  await using _ = archive;
  await rename(disk, `${disk}-away`);
  expect((await inspect()).places).toMatchObject([
    { name: '存储', done: 2, missedBecause: null },
    { name: copyName, done: 0, missedBecause: expect.stringContaining('没有') },
  ]);
  await rename(`${disk}-away`, disk);
  await rm(folderOf(roots[copyName] as OcflRoot, ids[0]), { recursive: true });
  await noteChange(archive.storage.store, objectId(ids[0] ?? ''));
  await takeUpChanges(archive);
  const run = await inspect('full', { places: [copyId] });
  expect(run).toMatchObject({ findings: 0, places: [{ name: copyName, done: 1, waiting: 1 }] });
});
