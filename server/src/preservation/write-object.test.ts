import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { addVersion } from './add-version.ts';
import {
  filesBelow,
  givenObject,
  givenStore,
  note,
  openStore,
  stageText,
} from './given-store.test-fixture.ts';
import { objectPath, openRoot } from './ocfl-root.ts';
import { listObjects, openContent, readInventory } from './read-object.ts';
import { stagedPath } from './staging.ts';
import { verifyObject } from './verify-object.ts';
import { writeObject } from './write-object.ts';

test('an object is laid out as OCFL 1.1 wants it, where the layout extension says', async () => {
  await using store = await givenStore();

  await writeObject(store.root, await givenObject(store.staging, 'urn:x:1'));

  const path = objectPath(store.root, 'urn:x:1');
  // printf 'urn:x:1' | openssl dgst -sha256
  const digest = '8a526707155a68753be392ab5791e0eb40c04b1e55033dd9d1333e877b1fb31d';
  expect(path).toBe(join(store.root.path, '8a', '52', digest));
  expect(await filesBelow(path)).toEqual([
    '0=ocfl_object_1.1',
    'inventory.json',
    'inventory.json.sha512',
    'v1/content/content/001-正本.txt',
    'v1/content/content/002-附件.txt',
    'v1/content/metadata/record.json',
    'v1/inventory.json',
    'v1/inventory.json.sha512',
  ]);
  expect(await readFile(join(store.root.path, '0=ocfl_1.1'), 'utf8')).toBe('ocfl_1.1\n');
  expect(await verifyObject(store.root, 'urn:x:1')).toEqual([]);
});

test('the layout maps the examples of extension 0004 as it says', () => {
  const layout = { extensionName: '0004-hashed-n-tuple-storage-layout' } as const;
  const root = { path: '/store', staging: { path: '', incoming: '', objects: '' } };
  const tuples = { tupleSize: 3, numberOfTuples: 3, shortObjectRoot: false };
  const usual = { ...root, layout: { ...layout, digestAlgorithm: 'sha256' as const, ...tuples } };
  const short = { tupleSize: 2, numberOfTuples: 15, shortObjectRoot: true };
  const deep = { ...root, layout: { ...layout, digestAlgorithm: 'md5' as const, ...short } };

  expect(objectPath(usual, '..hor/rib:le-$id')).toBe(
    '/store/487/326/d8c/487326d8c2a3c0b885e23da1469b4d6671fd4e76978924b4443e9e3c316cda6d',
  );
  expect(objectPath(deep, 'object-01')).toBe(
    '/store/ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/4e',
  );
});

test('writing the same object again changes nothing, even when staging has been swept', async () => {
  await using store = await givenStore();
  const object = await givenObject(store.staging, 'urn:x:1');
  const first = await writeObject(store.root, object);
  await rm(store.staging.path, { recursive: true });

  const again = await writeObject(store.root, { ...object, created: new Date(), message: 'x' });

  expect(again).toEqual(first);
});

test('other content under an identifier in use is refused', async () => {
  await using store = await givenStore();
  const object = await givenObject(store.staging, 'urn:x:1');
  await writeObject(store.root, object);
  const other = { ...object, files: object.files.slice(1) };

  await expect(writeObject(store.root, other)).rejects.toMatchObject({
    code: 'store.object-differs',
  });
});

test('sixteen at a time, and four at the same object, end with each object once', async () => {
  await using store = await givenStore();
  const ids = Array.from({ length: 64 }, (_, number) => `urn:x:${Math.floor(number / 4)}`);
  const objects = await Promise.all(ids.map((id) => givenObject(store.staging, id)));

  await Promise.all(objects.map((object) => writeObject(store.root, object)));

  const listed = await Array.fromAsync(listObjects(store.root), ({ id }) => id);
  expect(listed).toHaveLength(16);
  expect(new Set(listed)).toEqual(new Set(ids));
  for (const id of new Set(ids)) expect(await verifyObject(store.root, id)).toEqual([]);
});

test('the same bytes twice in one object are stored once', async () => {
  await using store = await givenStore();
  const { sha512, sm3 } = await stageText(store.staging, 'one scan, filed as two');
  const source = { staged: sha512, sm3 };
  const files = ['content/001-甲.txt', 'content/002-乙.txt'].map((logicalPath) => ({
    logicalPath,
    source,
  }));

  const inventory = await writeObject(store.root, { ...note, id: 'urn:x:1', files });

  expect(inventory.manifest).toEqual({ [sha512]: ['v1/content/content/001-甲.txt'] });
  expect(await verifyObject(store.root, 'urn:x:1')).toEqual([]);
});

test('no two objects share the sectors of the same bytes', async () => {
  await using store = await givenStore();
  const { sha512, sm3 } = await stageText(store.staging, 'the same notice, filed by two offices');
  const files = [{ logicalPath: 'content/001-通知.txt', source: { staged: sha512, sm3 } }];
  const ids = Array.from({ length: 8 }, (_, number) => `urn:x:${number}`);

  await Promise.all(ids.map((id) => writeObject(store.root, { ...note, id, files })));

  const contents = await Promise.all(
    ids.map((id) => openContent(store.root, id, 'content/001-通知.txt')),
  );
  const inodes = await Promise.all(contents.map(async ({ path }) => (await stat(path)).ino));
  expect(new Set(inodes).size).toBe(ids.length);
});

test('a path that leads out of the object, or is a file and a folder, is refused', async () => {
  await using store = await givenStore();
  const source = { text: 'x' };
  for (const paths of [['../x'], ['/x'], ['a//b'], ['a/./b'], [''], ['a', 'a/b'], ['a', 'a']]) {
    const files = paths.map((logicalPath) => ({ logicalPath, source }));
    await expect(writeObject(store.root, { ...note, id: 'urn:x:1', files })).rejects.toMatchObject({
      code: 'store.bad-path',
    });
  }
});

test('bytes that were never staged are named, and nothing is left behind', async () => {
  await using store = await givenStore();
  const object = await givenObject(store.staging, 'urn:x:1');
  const missing = Object.keys((await writeObject(store.root, object)).manifest)[0] ?? '';
  await rm(stagedPath(store.staging, missing));

  await expect(writeObject(store.root, { ...object, id: 'urn:x:2' })).rejects.toMatchObject({
    code: 'store.staged-missing',
    details: { sha512: missing },
  });
  expect(await filesBelow(store.staging.objects)).toEqual([]);
});

test('a version adds, replaces and removes; earlier versions stay readable', async () => {
  await using store = await givenStore();
  await writeObject(store.root, await givenObject(store.staging, 'urn:x:1'));
  const change = {
    ...note,
    base: 'v1',
    put: [{ logicalPath: 'metadata/record.json', source: { text: '{"title":"更正"}' } }],
    remove: ['content/002-附件.txt'],
  };

  const inventory = await addVersion(store.root, 'urn:x:1', change);

  expect(inventory.head).toBe('v2');
  expect(await filesBelow(join(objectPath(store.root, 'urn:x:1'), 'v2'))).toEqual([
    'content/metadata/record.json',
    'inventory.json',
    'inventory.json.sha512',
  ]);
  const read = async (path: string, version?: string) =>
    text((await openContent(store.root, 'urn:x:1', path, version)).read());
  expect(await read('metadata/record.json')).toBe('{"title":"更正"}');
  expect(await read('metadata/record.json', 'v1')).toBe('{"id":"urn:x:1"}');
  expect(await read('content/001-正本.txt')).toBe('正本.txt of urn:x:1');
  await expect(read('content/002-附件.txt')).rejects.toMatchObject({
    code: 'store.content-missing',
  });
  expect(await addVersion(store.root, 'urn:x:1', change)).toEqual(inventory);
  expect(await verifyObject(store.root, 'urn:x:1')).toEqual([]);
});

test('a change made from a version that has been overtaken is refused', async () => {
  await using store = await givenStore();
  await writeObject(store.root, await givenObject(store.staging, 'urn:x:1'));
  const change = (title: string) =>
    addVersion(store.root, 'urn:x:1', {
      ...note,
      base: 'v1',
      put: [{ logicalPath: 'metadata/record.json', source: { text: title } }],
    });

  const outcomes = await Promise.allSettled(['甲', '乙', '丙'].map(change));

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      expect(outcome.reason).toMatchObject({ code: 'store.version-conflict' });
    }
  }
  expect((await readInventory(store.root, 'urn:x:1')).head).toBe('v2');
  expect(await verifyObject(store.root, 'urn:x:1')).toEqual([]);
});

test('a folder that is something else is not made into a store', async () => {
  await using store = await givenStore();

  await expect(openRoot(store.staging.path, store.staging)).rejects.toMatchObject({
    code: 'store.not-a-root',
  });
  expect(await openStore(store.data)).toEqual({ staging: store.staging, root: store.root });
});
