import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../given-store.test-fixture.ts';
import { addFile, codesOf, day, givenBag, givenFolder } from './given-bag.test-fixture.ts';
import { validateBag } from './validate-bag.ts';
import { writeBag } from './write-bag.ts';

const files = {
  '会议纪要.txt': '甲',
  '附件/100% 完成.txt': '乙',
  '附件/两行\n名.txt': '丙',
  empty: '',
};

test('a bag that was written is a valid bag of BagIt 1.0 with all that was in the folder', async () => {
  await using given = await givenBag(files);
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: [] });
  expect(await filesBelow(given.bag)).toEqual(
    [
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
      ...Object.keys(files).map((path) => `data/${path}`),
    ].toSorted((one, other) => (one < other ? -1 : 1)),
  );
  for (const [path, text] of Object.entries(files)) {
    expect(await readFile(join(given.bag, 'data', path), 'utf8')).toBe(text);
  }
});

test('a bag of the draft 0.97 is a valid bag of it, with percent signs as they are', async () => {
  await using given = await givenFolder(files);
  await writeBag({ from: given.source, to: given.bag, now: day, edition: '0.97' });
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: [] });
  const declared = await readFile(join(given.bag, 'bagit.txt'), 'utf8');
  expect(declared).toContain('BagIt-Version: 0.97');
  const manifest = await readFile(join(given.bag, 'manifest-sha512.txt'), 'utf8');
  expect(manifest).toContain('  data/附件/100% 完成.txt\n');
});

test('a name that a reader of 0.97 would take for another is not packed in 0.97', async () => {
  await using given = await givenFolder({ ...files, '占比%0A.txt': '丁' });
  const bag = { from: given.source, to: given.bag, now: day };
  await expect(writeBag({ ...bag, edition: '0.97' })).rejects.toMatchObject({
    code: 'store.bad-path',
  });
  await writeBag(bag);
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: [] });
});

test('the bag says when it was packed, by whom, and how much is in it', async () => {
  await using given = await givenFolder(files);
  const labels = [{ label: 'Source-Organization', value: '某区档案馆\n办公室' }];
  const { oxum } = await writeBag({ from: given.source, to: given.bag, now: day, labels });
  expect(oxum).toBe('9.4');
  expect((await validateBag(given.bag))?.bag?.labels).toEqual([
    { label: 'Source-Organization', value: '某区档案馆 办公室' },
    { label: 'Bag-Software-Agent', value: 'Lantai' },
    // One in the morning in China.
    { label: 'Bagging-Date', value: '2026-03-02' },
    { label: 'Payload-Oxum', value: '9.4' },
  ]);
});

test('nothing is written over what is there already', async () => {
  await using given = await givenBag(files);
  await expect(writeBag({ from: given.source, to: given.bag, now: day })).rejects.toMatchObject({
    code: 'store.already-there',
  });
});

test.each<[string, (source: string) => Promise<void>]>([
  ['a link', (source) => symlink('/etc/hostname', join(source, 'link'))],
  ['a name that Windows reads as a way out', (source) => addFile(source, String.raw`..\x`, 'x')],
])('%s is not packed, and no half of a bag is left', async (_, add) => {
  await using given = await givenFolder(files);
  await add(given.source);
  await expect(writeBag({ from: given.source, to: given.bag, now: day })).rejects.toMatchObject({
    code: 'store.bad-path',
  });
  expect(await readdir(given.folder)).toEqual(['source']);
});

test('a folder without files makes a valid bag without payload', async () => {
  await using given = await givenBag({});
  expect(await codesOf(given.bag)).toEqual({ errors: [], warnings: [] });
});
