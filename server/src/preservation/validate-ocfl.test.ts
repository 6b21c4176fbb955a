import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  givenObject,
  givenStore,
  hasRealData,
  realData,
  type TestStore,
} from './given-store.test-fixture.ts';
import { objectPath } from './ocfl-root.ts';
import { validateOcfl } from './validate-ocfl.ts';
import { sentenceOf } from './verification/finding-sentence.ts';
import { writeObject } from './write-object.ts';

const fixtures = join(realData, 'ocfl/1.0');

const present = hasRealData('ocfl/1.0');

describe.skipIf(!present)('the fixtures of the OCFL community', () => {
  const named = (folder: string) => (present ? readdirSync(join(fixtures, folder)) : []);

  test('there are ten good objects, fourteen that ignore advice, and fifty-two bad ones', () => {
    const folders = ['good-objects', 'warn-objects', 'bad-objects'];
    expect(folders.map((folder) => named(folder).length)).toEqual([10, 14, 52]);
  });

  test.each(named('good-objects'))('%s is valid, and follows all advice', async (name) => {
    expect(await codesOf(join(fixtures, 'good-objects', name))).toEqual({
      errors: [],
      warnings: [],
    });
  });

  test.each(named('warn-objects'))('%s is valid, and ignores the advice named', async (name) => {
    const { errors, warnings } = await codesOf(join(fixtures, 'warn-objects', name));
    expect(errors).toEqual([]);
    expect(warnings).toEqual(expect.arrayContaining(name.match(/W\d{3}/g) ?? ['a code']));
  });

  test.each(named('bad-objects'))('%s breaks the rules named', async (name) => {
    const { errors } = await codesOf(join(fixtures, 'bad-objects', name));
    expect(errors).toEqual(expect.arrayContaining(name.match(/E\d{3}/g) ?? ['a code']));
  });

  test('a folder of objects is judged object by object', async () => {
    const verdict = await validateOcfl(join(fixtures, 'warn-objects'));
    expect(verdict).toMatchObject({ kind: 'objects', objects: 14, errors: [] });
    const places = verdict?.warnings.map(({ path }) => path.split('/')[0]);
    expect(places).toContain('W001_zero_padded_versions');
  });

  test('history that goes back to an earlier edition of OCFL is found', async () => {
    await using copy = await givenCopy('good-objects/updates_three_versions_one_file');
    const path = join(copy.path, 'v1/inventory.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('ocfl.io/1.0/', 'ocfl.io/1.1/'));
    expect((await codesOf(copy.path)).errors).toEqual(expect.arrayContaining(['E060', 'E103']));
  });

  test('an object that declares another edition than its inventory is found', async () => {
    await using copy = await givenCopy('good-objects/minimal_one_version_one_file');
    await rm(join(copy.path, '0=ocfl_object_1.0'));
    await writeFile(join(copy.path, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n');
    expect(await codesOf(copy.path)).toEqual({ errors: ['E038'], warnings: [] });
  });

  test('a folder that is a link elsewhere is named, and what it leads to is not read', async () => {
    await using copy = await givenCopy('good-objects/minimal_one_version_one_file');
    await rename(join(copy.path, 'v1/content'), `${copy.path}-elsewhere`);
    await symlink(`${copy.path}-elsewhere`, join(copy.path, 'v1/content'));
    const { errors } = await codesOf(copy.path);
    await rm(`${copy.path}-elsewhere`, { recursive: true });
    expect(errors).toEqual(['E015', 'E092', 'E090']);
  });

  test.each(['../../outside.txt', '/etc/hostname'])('content at %s is not read', async (path) => {
    await using copy = await givenCopy('good-objects/minimal_one_version_one_file');
    const inventory = join(copy.path, 'inventory.json');
    const text = await readFile(inventory, 'utf8');
    await writeFile(inventory, text.replace('v1/content/a_file.txt', path));
    const verdict = await validateOcfl(copy.path);
    const missing = { code: 'E092', path, expected: '内容文件', actual: '没有' };
    expect(verdict?.errors).toContainEqual(missing);
  });
});

test('our own store is a valid storage root that follows all of OCFL’s advice', async () => {
  await using store = await givenStore();
  await givenObjects(store);
  expect(await validateOcfl(store.root.path)).toEqual({
    kind: 'root',
    objects: 2,
    errors: [],
    warnings: [],
  });
});

test.each<[string, (root: string, object: string) => Promise<void>, string[]]>([
  ['a root without its declaration', (root) => rm(join(root, '0=ocfl_1.1')), ['E069', 'E076']],
  ['a second declaration', (root) => writeFile(join(root, '0=ocfl_1.0'), 'ocfl_1.0\n'), ['E076']],
  ['an edition that nobody knows', (root) => renameIn(root, '0=ocfl_1.1', '0=ocfl_9.9'), ['E079']],
  [
    'an older root with newer objects',
    async (root) => {
      await rm(join(root, '0=ocfl_1.1'));
      await writeFile(join(root, '0=ocfl_1.0'), 'ocfl_1.0\n');
    },
    ['E081', 'E081'],
  ],
  ['an empty folder', (root) => mkdir(join(root, 'empty')), ['E073']],
  [
    'a file on the way to an object',
    (_root, object) => writeFile(join(object, '../note.txt'), 'x'),
    ['E072', 'E084'],
  ],
  [
    'a folder that leads to no object',
    async (root) => {
      await mkdir(join(root, 'aa'));
      await writeFile(join(root, 'aa/x'), 'x');
    },
    ['E085', 'E072', 'E084'],
  ],
  ['a link to elsewhere', (root) => symlink('/etc', join(root, 'etc')), ['E090']],
  ['a file among the extensions', (root) => writeFile(join(root, 'extensions/x'), 'x'), ['E112']],
  [
    'a layout that is not described',
    async (root) => {
      await rm(join(root, 'ocfl_layout.json'));
      await writeFile(join(root, 'ocfl_layout.json'), '{}');
    },
    ['E070'],
  ],
  ['an object where the layout does not put it', moveToTop, ['E083']],
  [
    'the same object twice',
    (root, object) => cp(object, join(root, 'copy/of'), { recursive: true }),
    ['E037', 'E083'],
  ],
])('%s is found', async (_, damage, codes) => {
  await using store = await givenStore();
  const [object = ''] = await givenObjects(store);
  await damage(store.root.path, object);
  const { errors } = await codesOf(store.root.path);
  expect(inOrder(errors)).toEqual(inOrder(codes));
});

test('objects partly in the root itself are advised against', async () => {
  await using store = await givenStore();
  const [object = ''] = await givenObjects(store);
  await moveToTop(store.root.path, object);
  expect((await codesOf(store.root.path)).warnings).toEqual(['W015']);
});

test('a folder that is not there has no verdict', async () => {
  expect(await validateOcfl(join(tmpdir(), 'lantai-nowhere'))).toBeNull();
});

test('a finding says the place, the rule, what should be and what is', () => {
  const finding = {
    code: 'E092',
    path: 'v1/content/a',
    expected: 'sha512 00',
    actual: 'ff',
  } as const;
  expect(sentenceOf(finding)).toBe(
    'v1/content/a：内容的摘要应与 manifest 所记相符（应为：sha512 00；实为：ff）。',
  );
});

function inOrder(codes: string[]): string[] {
  return codes.toSorted((one, other) => one.localeCompare(other));
}

async function codesOf(folder: string) {
  const { errors = [], warnings = [] } = (await validateOcfl(folder)) ?? {};
  return { errors: errors.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
}

async function givenCopy(name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-ocfl-'));
  const path = join(folder, 'object');
  await cp(join(fixtures, name), path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

async function givenObjects({ root, staging }: TestStore): Promise<string[]> {
  const ids = ['urn:x:1', 'urn:x:2'];
  for (const id of ids) await writeObject(root, await givenObject(staging, id));
  return ids.map((id) => objectPath(root, id));
}

function renameIn(root: string, from: string, to: string): Promise<void> {
  return rename(join(root, from), join(root, to));
}

async function moveToTop(root: string, object: string): Promise<void> {
  await rename(object, join(root, 'moved'));
  await rm(join(object, '../..'), { recursive: true });
}
