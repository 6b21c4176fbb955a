import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import {
  appendFile,
  chmod,
  open,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from '../given-store.test-fixture.ts';
import { addFile, codesOf, givenBag, givenFolder } from './given-bag.test-fixture.ts';
import { validateBag } from './validate-bag.ts';

const suite = join(realData, 'bagit');
const present = hasRealData('bagit');

/** The bags in a folder of the suite; a Makefile lies beside some. */
function bagsIn(folder: string): string[] {
  if (!present) return [];
  const entries = readdirSync(join(suite, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}

describe.skipIf(!present)('the conformance suite of the Library of Congress', () => {
  const [old, current] = [['valid', 'warning'], ['valid']];
  const valid = [...old.map((one) => `v0.97/${one}`), ...current.map((one) => `v1.0/${one}`)];
  const invalid = ['v0.97/invalid', 'v0.97/linux-only', 'v0.97/windows-only', 'v1.0/invalid'];

  test('there are nineteen bags to accept and twenty-seven to refuse', () => {
    expect([valid.flatMap(bagsIn).length, invalid.flatMap(bagsIn).length]).toEqual([19, 27]);
  });

  test.each(valid.flatMap(bagsIn))('%s is valid', async (name) => {
    expect((await codesOf(join(suite, name))).errors).toEqual([]);
  });

  test.each(bagsIn('v0.97/warning'))('%s is warned of', async (name) => {
    expect((await codesOf(join(suite, name))).warnings).not.toEqual([]);
  });

  test.each([
    ['v0.97/invalid/baginfo-missing-encoding', ['declaration-malformed']],
    ['v0.97/invalid/bom-in-bagit.txt', ['declaration-malformed']],
    ['v0.97/invalid/corrupt-data-file', ['digest-differs', 'oxum-differs']],
    ['v0.97/invalid/corrupt-tag-file', ['digest-differs', 'digest-differs', 'digest-differs']],
    ['v0.97/invalid/extra-file-in-bag', ['file-unlisted', 'oxum-differs']],
    ['v0.97/invalid/invalid-version-number', ['declaration-malformed']],
    ['v0.97/invalid/missing-baginfo', ['file-missing']],
    ['v0.97/invalid/missing-bagit.txt', ['declaration-missing']],
    ['v0.97/invalid/out-of-scope-file-paths-using-dot-notation', ['path-unsafe', 'path-unsafe']],
    ['v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch', ['path-unsafe']],
    ['v0.97/invalid/same-filename-listed-twice-with-different-hashes', ['line-contradicted']],
    ...[...bagsIn('v0.97/linux-only'), ...bagsIn('v0.97/windows-only')].map(
      (name): [string, string[]] => [name, ['path-unsafe']],
    ),
    ['v1.0/invalid/bagit-with-invalid-whitespace', ['declaration-malformed']],
    ['v1.0/invalid/notAllManifestsListAllFiles', ['file-unlisted']],
    ['v1.0/invalid/same-filename-listed-twice-with-different-hashes', ['declaration-malformed']],
  ])('%s is refused for %j', async (name, codes) => {
    expect((await codesOf(join(suite, name))).errors).toEqual(codes);
  });

  test('a file listed twice with one digest is refused in 1.0 and warned of in 0.97', async () => {
    const name = 'same-filename-listed-twice-with-the-same-hash';
    expect((await codesOf(join(suite, 'v1.0/invalid', name))).errors).toContain('line-repeated');
    const { errors, warnings } = await codesOf(join(suite, 'v0.97/warning', name));
    expect({ errors, warnings }).toEqual({ errors: [], warnings: ['line-repeated'] });
  });
});

const files = { 'a.txt': '甲', '目录/b.txt': '乙' };

test('a flipped bit is found, though size and number are as they were', async () => {
  await using given = await givenBag(files);
  const path = join(given.bag, 'data/a.txt');
  await chmod(path, 0o644);
  const bytes = await readFile(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const [found] = (await validateBag(given.bag))?.errors ?? [];
  expect(found).toMatchObject({ code: 'digest-differs', path: 'data/a.txt' });
  expect((await codesOf(given.bag)).errors).toEqual(['digest-differs', 'digest-differs']);
});

test.each<[string, (bag: string) => Promise<unknown>, string[]]>([
  ['a file gone', (bag) => rm(join(bag, 'data/a.txt')), ['file-missing', 'oxum-differs']],
  ['a file more', (bag) => addFile(bag, 'data/c.txt', 'c'), ['file-unlisted', 'oxum-differs']],
  [
    'no payload',
    (bag) => rename(join(bag, 'data'), join(bag, 'other')),
    ['payload-missing', 'file-missing', 'file-missing', 'oxum-differs'],
  ],
  ['no declaration', (bag) => rm(join(bag, 'bagit.txt')), ['declaration-missing']],
  ['an edition nobody knows', (bag) => declare(bag, '2.0'), ['version-unknown']],
  [
    'a declaration of three lines',
    (bag) => append(bag, 'bagit.txt', 'X: y\n'),
    ['declaration-malformed'],
  ],
  ['an encoding nobody knows', (bag) => declare(bag, '1.0', 'KLINGON'), ['encoding-unknown']],
  [
    'a line that is none',
    (bag) => append(bag, 'manifest-sha512.txt', 'abc  data/a.txt\n'),
    ['manifest-line-malformed', 'digest-differs', 'digest-differs'],
  ],
  [
    'bytes that are no text',
    (bag) => append(bag, 'bag-info.txt', Buffer.from([0xff, 0xfe])),
    ['text-undecodable'],
  ],
])('%s is found', async (_, damage, codes) => {
  await using given = await givenBag(files);
  await damage(given.bag);
  expect((await codesOf(given.bag)).errors).toEqual(codes);
});

test.each([
  '../secret.txt',
  'data/../../secret.txt',
  '/etc/passwd',
  'data//a.txt',
  'data/./a.txt',
  String.raw`data/..\..\secret.txt`,
  String.raw`C:\secret.txt`,
  '~/secret.txt',
  'data/%2E%2E/%0D/../x',
])('a manifest that lists %s is refused, and nothing is read there', async (path) => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  await append(given.bag, 'manifest-sha256.txt', `${'0'.repeat(64)}  ${path}\n`);
  const findings = (await validateBag(given.bag))?.errors;
  expect(findings).toEqual([{ code: 'path-unsafe', path: 'manifest-sha256.txt', note: path }]);
});

test('a link in the payload is named and not followed', async () => {
  await using given = await givenBag(files);
  await rename(join(given.bag, 'data/a.txt'), join(given.folder, 'elsewhere.txt'));
  await symlink(join(given.folder, 'elsewhere.txt'), join(given.bag, 'data/a.txt'));
  const { errors } = await codesOf(given.bag);
  expect(errors).toEqual(['link-found', 'file-missing', 'oxum-differs']);
});

test('what fetch.txt lists is said to be missing, and not fetched', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  await rm(join(given.bag, 'data/a.txt'));
  await append(given.bag, 'fetch.txt', 'http://192.0.2.1/a.txt 3 data/a.txt\n');
  expect((await codesOf(given.bag)).errors).toEqual(['file-unfetched']);
});

test('fetch.txt may only list what a manifest lists', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  await append(given.bag, 'fetch.txt', 'http://192.0.2.1/b.txt - data/b.txt\nnonsense\n');
  expect((await codesOf(given.bag)).errors).toEqual(['fetch-line-malformed', 'fetch-unlisted']);
});

test('a name that a file system composed otherwise is the same name, and is warned of', async () => {
  const composed = 'data/Núñez.txt'.normalize('NFC');
  await using given = await givenUnsignedBag({ [composed]: 'x' });
  await rename(join(given.bag, composed), join(given.bag, composed.normalize('NFD')));
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: ['name-respelt'] });
});

test('two files that differ only by case are both kept, and warned of', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲', 'data/A.txt': '乙' });
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: ['names-alike'] });
});

test('another spelling does not excuse a file whose bytes are nowhere', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲', 'data/A.txt': '乙' });
  await rm(join(given.bag, 'data/A.txt'));
  expect((await codesOf(given.bag)).errors).toEqual(['file-missing']);
});

test('digests that can be forged are warned of in 1.0', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' }, 'md5');
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: ['algorithm-weak'] });
});

test('a manifest of an unknown algorithm is said not to have been checked', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  await addFile(given.bag, 'manifest-crc32.txt', '00000000  data/a.txt\n');
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: ['algorithm-unknown'] });
});

test('a tag manifest of 1.0 that leaves a manifest out is refused', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  const digest = createHash('sha256').update(await readFile(join(given.bag, 'bagit.txt')));
  await append(given.bag, 'tagmanifest-sha256.txt', `${digest.digest('hex')}  bagit.txt\n`);
  expect((await codesOf(given.bag)).errors).toEqual(['tag-manifest-lacks']);
});

test('tag files in the encoding of a Chinese system are read', async () => {
  await using given = await givenUnsignedBag({ 'data/a.txt': '甲' });
  await declare(given.bag, '1.0', 'GB18030');
  // 来源: in GB18030
  const line = Buffer.from([0xc0, 0xb4, 0xd4, 0xb4, 0x3a, 0x20, 0xbc, 0xd7, 0x0a]);
  await writeFile(join(given.bag, 'bag-info.txt'), line);
  const reading = await validateBag(given.bag);
  expect(reading).toMatchObject({ errors: [], bag: { labels: [{ label: '来源', value: '甲' }] } });
});

test('a line that is cut by the reading of the file in pieces is read whole', async () => {
  const many = Array.from({ length: 1500 }, (_, place) => [`data/${'长'.repeat(20)}${place}`, 'x']);
  await using given = await givenUnsignedBag(Object.fromEntries(many));
  const text = await readFile(join(given.bag, 'manifest-sha256.txt'), 'utf8');
  await writeFile(join(given.bag, 'manifest-sha256.txt'), text.replaceAll('\n', '\r\n'));
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: [] });
});

test('a folder that is not there has no verdict', async () => {
  expect(await validateBag(join(tmpdir(), 'lantai-nowhere'))).toBeNull();
});

/** A bag made by hand: one manifest, no tag manifest, so that a test may change what it likes. */
async function givenUnsignedBag(payload: Record<string, string>, algorithm = 'sha256') {
  const given = await givenFolder({});
  await addFile(given.bag, 'bagit.txt', '');
  await declare(given.bag, '1.0');
  for (const [path, text] of Object.entries(payload)) {
    await addFile(given.bag, path, text);
    const digest = createHash(algorithm).update(text).digest('hex');
    await append(given.bag, `manifest-${algorithm}.txt`, `${digest}  ${path}\n`);
  }
  return given;
}

async function append(bag: string, name: string, text: string | Buffer): Promise<void> {
  await using handle = await open(join(bag, name), 'a');
  await handle.close();
  await chmod(join(bag, name), 0o644);
  await appendFile(join(bag, name), text);
}

async function declare(bag: string, version: string, encoding = 'UTF-8'): Promise<void> {
  await chmod(join(bag, 'bagit.txt'), 0o644);
  const text = `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`;
  await writeFile(join(bag, 'bagit.txt'), text);
}
