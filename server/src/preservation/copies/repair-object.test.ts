import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, givenObject } from '../given-store.test-fixture.ts';
import { objectPath } from '../ocfl-root.ts';
import { verifyObject } from '../verify-object.ts';
import { writeObject } from '../write-object.ts';
import { compareObject } from './compare-object.ts';
import { followObject } from './follow-object.ts';
import {
  fileOf,
  givenCopies,
  givenSecondVersion,
  givenTwoVersions,
  harms,
  swap,
  type TestCopies,
} from './given-copies.test-fixture.ts';
import { repairObject } from './repair-object.ts';

const id = 'urn:x:1';
const content = 'v1/content/content/001-正本.txt';
const second = 'v1/content/content/002-附件.txt';

function repairMain({ main, copies, damaged }: TestCopies, of = id) {
  return repairObject(main, copies, of, { damaged });
}

const damages: [string, (given: TestCopies) => Promise<void>][] = [
  ['a flipped bit', ({ main }) => harms.flip(fileOf(main, id, content))],
  ['a truncated file', ({ main }) => harms.cut(fileOf(main, id, content))],
  ['an emptied file', ({ main }) => harms.empty(fileOf(main, id, content))],
  ['a deleted file', ({ main }) => harms.lose(fileOf(main, id, content))],
  ['two swapped files', ({ main }) => swap(fileOf(main, id, content), fileOf(main, id, second))],
  ['a damaged inventory', ({ main }) => harms.flip(fileOf(main, id, 'inventory.json'))],
  ['a lost sidecar', ({ main }) => harms.lose(fileOf(main, id, 'inventory.json.sha512'))],
  ['a lost declaration', ({ main }) => harms.lose(fileOf(main, id, '0=ocfl_object_1.1'))],
  ['a damaged old inventory', ({ main }) => harms.flip(fileOf(main, id, 'v1/inventory.json'))],
  ['a lost version', ({ main }) => rm(fileOf(main, id, 'v2'), { recursive: true })],
  ['a lost object', ({ main }) => rm(objectPath(main.root, id), { recursive: true })],
  [
    'a file of another object in its place',
    ({ main }) => swap(fileOf(main, id, content), fileOf(main, 'urn:x:2', content)),
  ],
  [
    'two objects whose inventories were swapped with their sidecars',
    async ({ main }) => {
      for (const name of ['inventory.json', 'inventory.json.sha512'])
        await swap(fileOf(main, id, name), fileOf(main, 'urn:x:2', name));
    },
  ],
];

test.for(damages)('%s is found, named and repaired from the copy', async ([, damage]) => {
  await using given = await givenCopies([id, 'urn:x:2']);
  const before = await filesBelow(given.main.root.path);
  await damage(given);
  const found = await verifyObject(given.main.root, id);
  expect(found).not.toEqual([]);

  const repair = await repairMain(given);
  expect(repair).toMatchObject({ outcome: 'repaired', faults: found });
  expect(await verifyObject(given.main.root, id)).toEqual([]);
  await repairMain(given, 'urn:x:2');
  expect(await verifyObject(given.main.root, 'urn:x:2')).toEqual([]);
  expect(await filesBelow(given.main.root.path)).toEqual(before);
  expect(await compareObject(given.main.root, given.copy.root, id)).toBe('same');
  expect(await repairMain(given)).toEqual({ outcome: 'whole' });
});

test('the repair names the file, what was there, what is there now, and from where; the damaged one is kept', async () => {
  await using given = await givenCopies([id]);
  await harms.flip(fileOf(given.main, id, content));
  const repair = await repairMain(given);
  if (repair.outcome !== 'repaired') throw new Error('not repaired');
  const [fault] = repair.faults;
  expect(repair.files).toEqual([
    {
      path: content,
      before: fault?.actual,
      after: fault?.expected.replace('sha512 ', ''),
      place: '副本1',
    },
  ]);
  expect(await filesBelow(join(repair.aside ?? '', 'object'))).toContain(content);
});

test('a copy is repaired from the store as well', async () => {
  await using given = await givenCopies([id]);
  const { copy } = given;
  await harms.flip(fileOf(copy, id, second));
  await harms.lose(fileOf(copy, id, 'v2/inventory.json'));
  const damaged = join(copy.root.path, '..', 'damaged');
  expect(await repairObject(copy, [given.main], id, { damaged })).toMatchObject({
    outcome: 'repaired',
  });
  expect(await verifyObject(copy.root, id)).toEqual([]);
});

test('without a copy the finding stays open and says so; what lies in the wrong place is still put right', async () => {
  await using given = await givenCopies([id], { copies: 0 });
  await harms.flip(fileOf(given.main, id, content));
  expect(await repairMain(given)).toMatchObject({
    outcome: 'open',
    faults: [
      { code: 'E092', path: content },
      { code: 'E093', path: content },
    ],
    reason: `没有一处有完好的 ${content}`,
  });
  await harms.flip(fileOf(given.main, id, content));
  await swap(fileOf(given.main, id, content), fileOf(given.main, id, second));
  expect(await repairMain(given)).toMatchObject({ outcome: 'repaired' });
});

test('a file that is damaged in both, each in another way, is not repaired; files damaged apart are', async () => {
  await using given = await givenCopies([id]);
  const { copy } = given;
  await harms.flip(fileOf(given.main, id, content));
  await harms.flip(fileOf(copy, id, second));
  expect(await repairMain(given)).toMatchObject({ outcome: 'repaired' });
  await harms.cut(fileOf(copy, id, content));
  await harms.lose(fileOf(given.main, id, content));
  const before = await filesBelow(given.main.root.path);
  expect(await repairMain(given)).toMatchObject({ outcome: 'open' });
  expect(await filesBelow(given.main.root.path)).toEqual(before);
});

test('a copy that lags gives the files it has; an object gone from the store is not put back as an older one', async () => {
  await using given = await givenCopies([]);
  const { store, main, damaged, copies } = given;
  await writeObject(store.root, await givenObject(store.staging, id));
  for (const { root } of copies) await followObject(store.root, root, id);
  await givenSecondVersion(store, id);
  await harms.flip(fileOf(main, id, content));
  expect(await repairMain(given)).toMatchObject({ outcome: 'repaired' });
  expect(await verifyObject(main.root, id)).toEqual([]);
  await rm(objectPath(main.root, id), { recursive: true });
  const behind = new Set(copies.map(({ name }) => name));
  expect(await repairObject(main, copies, id, { damaged, behind })).toMatchObject({
    outcome: 'open',
    faults: [{ code: 'missing' }],
  });
});

test('what is damaged in the store does not come into a copy', async () => {
  await using given = await givenCopies([]);
  await givenTwoVersions(given.store, id);
  await harms.flip(fileOf(given.main, id, content));
  const copy = given.copy.root;
  await expect(followObject(given.main.root, copy, id)).rejects.toMatchObject({
    code: 'store.content-damaged',
  });
  expect(await compareObject(given.main.root, copy, id)).toBe('absent');
  expect(await readdir(copy.staging.objects)).toEqual([]);
});
