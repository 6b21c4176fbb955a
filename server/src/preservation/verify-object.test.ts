import { appendFile, chmod, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenObject, givenStore, type TestStore } from './given-store.test-fixture.ts';
import { objectPath } from './ocfl-root.ts';
import { verifyObject, verifyObjectIn } from './verify-object.ts';
import { writeObject } from './write-object.ts';

const original = 'v1/content/content/001-正本.txt';

test.each<[string, (object: string) => Promise<void>, string[]]>([
  [
    'a byte more in a document',
    async (object) => {
      await chmod(join(object, original), 0o644);
      await appendFile(join(object, original), '.');
    },
    ['E092', 'E093'],
  ],
  ['a document gone', (object) => rm(join(object, original)), ['E092', 'E093']],
  ['a document that nobody filed', (object) => add(object, 'v1/content/content/x'), ['E023']],
  ['a stray note', (object) => add(object, 'note.txt'), ['E001']],
  ['a link in place of a document', (object) => replaceByLink(object), ['E092', 'E093', 'E090']],
  ['no inventory', (object) => rm(join(object, 'inventory.json')), ['E063']],
  [
    'an inventory that is not JSON',
    async (object) => {
      await rm(join(object, 'inventory.json'));
      await add(object, 'inventory.json');
    },
    ['E033', 'E063'],
  ],
  ['the whole object gone', (object) => rm(object, { recursive: true }), ['missing']],
])('%s is found', async (_, damage, codes) => {
  await using store = await givenStore();
  const object = await givenWholeObject(store);

  await damage(object);

  const findings = await verifyObject(store.root, 'urn:x:1');
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

test('an object that lies where another belongs is found', async () => {
  await using store = await givenStore();
  const object = await givenWholeObject(store);
  await rename(object, join(store.data, 'moved'));

  expect(await verifyObjectIn(join(store.data, 'moved'), 'urn:x:1')).toEqual([]);
  expect(await verifyObjectIn(join(store.data, 'moved'), 'urn:x:2')).toEqual([
    { code: 'E037', path: 'inventory.json', expected: 'urn:x:2', actual: 'urn:x:1' },
  ]);
});

async function givenWholeObject({ root, staging }: TestStore): Promise<string> {
  await writeObject(root, await givenObject(staging, 'urn:x:1'));
  expect(await verifyObject(root, 'urn:x:1')).toEqual([]);
  return objectPath(root, 'urn:x:1');
}

async function add(object: string, path: string): Promise<void> {
  await writeFile(join(object, path), 'whatever');
}

async function replaceByLink(object: string): Promise<void> {
  await rename(join(object, original), join(object, '..', 'elsewhere'));
  await symlink('../../../../elsewhere', join(object, original));
}
