import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestArchive, type TestArchive } from '../../../test/test-archive.ts';
import type { NewBag } from '../../preservation/bagit/write-bag.ts';
import { writeBag } from '../../preservation/bagit/write-bag.ts';
import { exportSchema } from '../../preservation/eep/export-schema.ts';
import { givenPackage } from '../../preservation/eep/given-eep.test-fixture.ts';
import { hasRealData, realData } from '../../preservation/given-store.test-fixture.ts';
import {
  firstCode,
  keeping,
  type Layout,
  layOut,
  secondCode,
  transferLayout,
} from './given-package.test-fixture.ts';
import { readPackage } from './read-package.ts';

let count = 0;

/** A bag of these files in a folder of its own, which is what a reader is given. */
async function givenBag(archive: TestArchive, layout: Layout, about: Partial<NewBag> = {}) {
  count += 1;
  const source = join(archive.directory, `source-${count}`);
  await mkdir(source);
  await layOut(source, layout);
  const to = join(archive.directory, `防汛材料-${count}`);
  await writeBag({ from: source, to, now: archive.platform.now(), ...about });
  return to;
}

const labels = [
  { label: 'Source-Organization', value: '示例区水务局' },
  { label: 'External-Description', value: '2024年防汛值班材料' },
  { label: 'External-Identifier', value: 'SW-2024-0007' },
  { label: 'Contact-Phone', value: '000-0000000' },
];
const materials = { '值班表.txt': '甲', '图/值班表.txt': '乙', '图/现场.txt': '丙' };

test.each(['1.0', '0.97'] as const)(
  'a bag of %s without a catalogue is one document, described by what it says of itself',
  async (edition) => {
    await using archive = await openTestArchive();
    const bag = await givenBag(archive, materials, { labels, edition });
    const { records, findings, listed } = await readPackage(bag, keeping(archive));
    expect([findings, listed]).toEqual([[], 1]);
    expect(
      records.map(({ sourceKey, description, components }) => ({
        ...{ sourceKey, title: description.title, creator: description.creator },
        remark: description.remark?.split('\n'),
        files: components.map(({ role, fileName }) => [role, fileName]),
      })),
    ).toEqual([
      {
        ...{ sourceKey: 'SW-2024-0007', title: '2024年防汛值班材料', creator: '示例区水务局' },
        remark: [
          '随 BagIt 包接收',
          'Source-Organization: 示例区水务局',
          'External-Description: 2024年防汛值班材料',
          'External-Identifier: SW-2024-0007',
          'Bagging-Date: 2026-03-01',
          '包内位置：值班表.txt；图/值班表.txt；图/现场.txt',
        ],
        files: [
          ['original', '值班表.txt'],
          ['attachment', '图-值班表.txt'],
          ['attachment', '现场.txt'],
        ],
      },
    ]);
  },
);

test('a bag that says nothing of itself goes by its name and by what it holds', async () => {
  await using archive = await openTestArchive();
  const one = await readPackage(await givenBag(archive, materials), keeping(archive));
  const again = await readPackage(await givenBag(archive, materials), keeping(archive));
  expect(one.records[0]?.description.title).toMatch(/^防汛材料-\d+$/u);
  expect(one.records[0]?.sourceKey).toMatch(/^bag:[0-9a-f]{64}$/u);
  expect(again.records[0]?.sourceKey).toBe(one.records[0]?.sourceKey);
});

test('a bag of a transfer package or of envelopes is read as what is in it', async () => {
  const { archive, path } = await givenPackage();
  await using _ = archive;
  const transfer = await readPackage(await givenBag(archive, transferLayout), keeping(archive));
  expect([transfer.findings, transfer.records.map(({ sourceKey }) => sourceKey)]).toEqual([
    [],
    [firstCode, secondCode],
  ]);
  const layout = { '一件.eep': await readFile(path) };
  const envelope = await readPackage(await givenBag(archive, layout), keeping(archive));
  expect(envelope.records.map(({ sourceKey }) => sourceKey)).toEqual([
    expect.stringMatching(/^urn:uuid:/u),
  ]);
});

test('of a bag that is not whole nothing is read, and each fault is told', async () => {
  await using archive = await openTestArchive();
  const bag = await givenBag(archive, materials, { labels });
  await appendFile(join(bag, 'data/值班表.txt'), '!');
  await rm(join(bag, 'data/图/现场.txt'));
  const { records, findings, listed } = await readPackage(bag, keeping(archive));
  expect([records, listed]).toEqual([[], 0]);
  expect(new Set(findings.map(({ place, rule }) => `${rule} ${place}`))).toEqual(
    new Set([
      'bag-invalid data/值班表.txt',
      'bag-invalid data/图/现场.txt',
      ...(findings.some(({ message }) => message.includes('Payload-Oxum'))
        ? ['bag-invalid bag-info.txt']
        : []),
    ]),
  );
  expect(findings[0]?.message).toContain('整包没有接收');
});

test('an empty bag, and a heap of files without any order, go back', async () => {
  await using archive = await openTestArchive();
  const heap = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.txt`, `${at}`]));
  const rules = async (layout: Layout) =>
    (await readPackage(await givenBag(archive, layout), keeping(archive))).findings.map(
      ({ rule }) => rule,
    );
  expect(await rules(heap)).toEqual(['bag-undivided']);
  expect(await rules({})).toEqual(['content-missing']);
});

test('a secrecy mark in a bag keeps its files out', async () => {
  await using archive = await openTestArchive();
  const marked = [{ label: 'External-Description', value: '机密★5年 值班材料' }];
  const bag = await givenBag(archive, materials, { labels: marked });
  const { records, findings } = await readPackage(bag, keeping(archive));
  expect(records.map(({ isSecret, components }) => [isSecret, components])).toEqual([[true, []]]);
  expect(findings.map(({ rule }) => rule)).toEqual(['secrecy-mark-found']);
});

const metadata = (changes: object = {}) =>
  JSON.stringify({
    ...{
      schema: exportSchema,
      标识: 'urn:uuid:1',
      元数据: [{ 编号: 'M22', 元素: '题名', 值: ['批复'] }],
    },
    电子文件: [{ 名称: '正文.txt', 稿本: '正本', 位置: '001-正文.txt', SHA512: '0'.repeat(128) }],
    ...changes,
  });

test('an export whose metadata and files do not belong together brings no record, and strays are named', async () => {
  await using archive = await openTestArchive();
  const read = async (layout: Layout) => {
    const { records, findings } = await readPackage(
      await givenBag(archive, layout),
      keeping(archive),
    );
    return [records.length, findings.map(({ place, rule }) => [place, rule])];
  };
  expect(await read({ '文件/一/元数据.json': metadata(), '文件/一/001-正文.txt': '正文' })).toEqual(
    [0, [['data/文件/一', 'component-differs']]],
  );
  const outside = { 名称: 'x', 稿本: '正本', 位置: '../../../bagit.txt', SHA512: '0' };
  expect(await read({ '文件/一/元数据.json': metadata({ 电子文件: [outside] }) })).toEqual([
    0,
    [['data/文件/一', 'content-missing']],
  ]);
  expect(
    await read({ '文件/一/元数据.json': metadata({ 电子文件: [] }), '夹带.txt': '一' }),
  ).toEqual([1, [['包', 'payload-unlisted']]]);
});

test('a bag one folder deeper is found, and two beside each other are no bag', async () => {
  await using archive = await openTestArchive();
  const bag = await givenBag(archive, materials, { labels });
  const outer = join(archive.directory, 'outer');
  await cp(bag, join(outer, 'a'), { recursive: true });
  expect((await readPackage(outer, keeping(archive))).records).toHaveLength(1);
  await cp(bag, join(outer, 'b'), { recursive: true });
  expect((await readPackage(outer, keeping(archive))).findings.map(({ rule }) => rule)).toEqual([
    'catalogue-missing',
  ]);
  await rm(join(outer, 'b'), { recursive: true });
  await writeFile(join(outer, 'a/bagit.txt'), 'x');
  expect((await readPackage(outer, keeping(archive))).findings.map(({ rule }) => rule)).toEqual([
    'bag-invalid',
  ]);
});

test.skipIf(!hasRealData('bagit'))(
  'every bag of the conformance suite of the Library of Congress comes in or goes back as its suite has it',
  async () => {
    await using archive = await openTestArchive();
    const judged: [string, boolean][] = [];
    for (const group of ['v0.97/valid', 'v0.97/invalid', 'v1.0/valid', 'v1.0/invalid']) {
      const entries = await readdir(join(realData, 'bagit', group), { withFileTypes: true });
      for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        const { records, findings } = await readPackage(
          join(realData, 'bagit', group, name),
          keeping(archive),
        );
        const isRefused = findings.some(({ severity }) => severity === 'error');
        expect([name, isRefused, records.length]).toEqual([name, isRefused, isRefused ? 0 : 1]);
        judged.push([`${group}/${name}`, isRefused]);
      }
    }
    const wrong = judged.filter(([name, isRefused]) => name.includes('/invalid/') !== isRefused);
    expect(wrong).toEqual([]);
    expect(judged).toHaveLength(28);
  },
);
