import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { openTestArchive, type TestArchive } from '../../../test/test-archive.ts';
import { givenPackage } from '../../preservation/eep/given-eep.test-fixture.ts';
import { rolesOfNames } from './component-role-of-name.ts';
import {
  catalogueOf,
  firstCode,
  firstRow,
  keeping,
  type Layout,
  layOut,
  secondCode,
  secondRow,
  transferLayout,
  zipOf,
} from './given-package.test-fixture.ts';
import { readPackage } from './read-package.ts';
import { unpackZip } from './unpack-zip.ts';

let count = 0;
async function read(archive: TestArchive, layout: Layout) {
  count += 1;
  const folder = await layOut(join(archive.directory, `transfer-${count}`), layout);
  return readPackage(folder, keeping(archive));
}
const rulesOf = ({ findings }: Awaited<ReturnType<typeof read>>) =>
  findings.map(({ place, rule }) => [place, rule]);

test('a transfer package is read as the records its catalogue lists, with files, people and acts', async () => {
  await using archive = await openTestArchive();
  const { records, findings, listed } = await read(archive, transferLayout);
  expect([findings, listed]).toEqual([[], 2]);
  expect(
    records.map(({ sourceKey, description, more, notes, components }) => ({
      sourceKey,
      title: description.title,
      retention: description.retention,
      remark: description.remark,
      sentTo: more.主送,
      code: more.档号,
      acts: notes.business.map(({ activity, agentKey }) => [activity, agentKey]),
      people: notes.agents.map(({ key, name, kind }) => [key, name, kind]),
      files: components.map(({ role, fileName, size }) => [role, fileName, size]),
    })),
  ).toEqual([
    {
      sourceKey: firstCode,
      title: '关于做好防汛工作的通知',
      retention: 'D30',
      remark: '随文',
      sentTo: '各乡镇',
      code: firstCode,
      acts: [['签发', 'p1']],
      people: [['p1', '张三', 'person']],
      files: [
        ['original', '正文.txt', 9],
        ['attachment', '附件1.txt', 9],
      ],
    },
    {
      sourceKey: secondCode,
      title: '关于年度预算的批复',
      retention: 'D30',
      remark: '随文',
      sentTo: undefined,
      code: secondCode,
      acts: [],
      people: [],
      files: [['original', '批复.txt', 9]],
    },
  ]);
});

test('a ZIP of the folder is the same package, also with the names of a Chinese Windows', async () => {
  await using archive = await openTestArchive();
  const folder = await layOut(join(archive.directory, 'transfer'), transferLayout);
  const zip = await zipOf(folder, join(archive.directory, '移交.zip'));
  const fromFolder = await readPackage(folder, keeping(archive));
  expect(await readPackage(zip, keeping(archive))).toEqual(fromFolder);

  // One folder deeper, and in GBK without the sign that says UTF-8.
  const gbk = zipSync({ 'aaaa/bbbb.txt': Buffer.from('正文一') });
  const bytes = Buffer.from(gbk);
  const name = iconv.encode('文件/正文.txt', 'gb18030');
  for (const at of [30, bytes.lastIndexOf('aaaa/bbbb.txt')]) name.copy(bytes, at);
  await writeFile(join(archive.directory, 'gbk.zip'), bytes);
  const into = join(archive.directory, 'gbk');
  expect(await unpackZip(join(archive.directory, 'gbk.zip'), into)).toEqual([]);
  expect(await readFile(join(into, '文件/正文.txt'), 'utf8')).toBe('正文一');
});

test('each fault is told with its place, and keeps out nothing but its own record', async () => {
  await using archive = await openTestArchive();
  const row = (changes: Partial<typeof firstRow>) => ({ ...firstRow, ...changes });
  const layout: Layout = {
    '说明文件.txt': '档案数量：9',
    '目录文件.xml': catalogueOf([
      firstRow,
      row({ 档号: '' }),
      firstRow,
      row({ 档号: 'B-1' }),
      row({ 档号: 'B-2', 题名: '', 日期: '20251340' }),
      row({ 档号: 'B-3', 保管期限: '看情况', 密级: '保密' }),
      row({ 档号: 'B-4', 保管期限: '待定' }),
    ]),
    [`A001/${firstCode}/正文.txt`]: '一',
    'A001/B-2/正文.txt': '二',
    'A001/B-3/正文.txt': '三',
    'A001/B-4/空.txt': '',
    'A001/B-5/正文.txt': '五',
  };
  const reading = await read(archive, layout);
  expect(reading.records.map(({ sourceKey }) => sourceKey)).toEqual([firstCode]);
  expect(rulesOf(reading)).toEqual([
    ['目录文件 第 2 条', 'code-missing'],
    ['目录文件 第 3 条', 'code-repeated'],
    ['目录文件 第 4 条', 'content-missing'],
    ['目录文件 第 5 条', 'title-missing'],
    ['目录文件 第 5 条', 'date-invalid'],
    ['目录文件 第 6 条', 'retention-unread'],
    ['目录文件 第 6 条', 'security-level-unread'],
    ['目录文件 第 7 条', 'retention-unread'],
    ['目录文件 第 7 条', 'component-empty'],
    ['移交包', 'content-unlisted'],
    ['说明文件', 'count-differs'],
  ]);
});

test('a package without a catalogue, or with a hostile one, says so', async () => {
  await using archive = await openTestArchive();
  expect(rulesOf(await read(archive, { '正文.txt': '一' }))).toEqual([
    ['移交包', 'catalogue-missing'],
  ]);
  const hostile =
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><文件目录><文件><题名>&y;</题名></文件></文件目录>';
  for (const catalogue of [hostile, '<文件目录><文件>', '', '<文件目录/>'])
    expect(rulesOf(await read(archive, { '目录文件.xml': catalogue }))).toEqual([
      ['目录文件', 'catalogue-unreadable'],
    ]);
});

test('nothing of a ZIP lands outside, and a bomb is not unfolded', async () => {
  await using archive = await openTestArchive();
  const into = join(archive.directory, 'unpacked');
  const unpack = async (
    files: Record<string, Uint8Array>,
    limits?: Parameters<typeof unpackZip>[2],
  ) => {
    const path = join(archive.directory, `${crypto.randomUUID()}.zip`);
    await writeFile(path, zipSync(files));
    return (await unpackZip(path, join(into, crypto.randomUUID()), limits)).map(({ rule }) => rule);
  };
  const text = Buffer.from('x');
  for (const name of ['../out.txt', '/etc/out.txt', 'a/../../out.txt', 'C:/out.txt', '..\\out.txt'])
    expect([name, await unpack({ [name]: text })]).toEqual([name, ['entry-unsafe']]);
  const limits = { entries: 10, bytes: 2 ** 30, timesItsSize: 2, allowance: 1000 };
  expect(await unpack({ 'bomb.bin': Buffer.alloc(10_000_000) }, limits)).toEqual([
    'package-unreadable',
  ]);
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}`, text]));
  expect(await unpack(many, limits)).toEqual(['package-unreadable']);
  await writeFile(join(archive.directory, 'broken.zip'), 'PK no zip');
  const broken = await readPackage(join(archive.directory, 'broken.zip'), keeping(archive));
  expect(broken.findings.map(({ rule }) => rule)).toEqual(['package-unreadable']);
});

test('what a file is to its record is told by its name, or by being the first without a word', async () => {
  expect(rolesOfNames(['附件1.pdf', '通知.pdf', '另纸.pdf', '发文稿纸.pdf'])).toEqual([
    'attachment',
    'original',
    'attachment',
    'dispatch-form',
  ]);
  await using archive = await openTestArchive();
  const { records, findings } = await read(archive, {
    '目录文件.xml': catalogueOf([firstRow]),
    [`A001/${firstCode}/正文.txt`]: '一',
    [`A001/${firstCode}/附件/表.txt`]: '二',
  });
  expect(findings).toEqual([]);
  expect(records[0]?.components.map(({ fileName }) => fileName)).toEqual(['正文.txt', '表.txt']);
});

test('a link in a folder is not followed', async () => {
  await using archive = await openTestArchive();
  const folder = await layOut(join(archive.directory, 'linked'), {
    '目录文件.xml': catalogueOf([firstRow]),
    [`A001/${firstCode}/正文.txt`]: '一',
  });
  await symlink('/etc/passwd', join(folder, `A001/${firstCode}/附件.txt`));
  const { records, findings } = await readPackage(folder, keeping(archive));
  expect(records[0]?.components.map(({ fileName }) => fileName)).toEqual(['正文.txt']);
  expect(findings.map(({ rule }) => rule)).toEqual(['entry-unsafe']);
});

test('an envelope is a record by itself, and stands for its row in a catalogue', async () => {
  const { archive, path, packable } = await givenPackage();
  await using _ = archive;
  const alone = await readPackage(path, keeping(archive));
  expect(alone.findings).toEqual([]);
  const [record] = alone.records;
  expect(record).toMatchObject({
    sourceKey: packable.eep.identifier,
    category: 'WS',
    description: {
      title: packable.eep.elements.题名,
      carrier: 'electronic',
      disclosure: 'withheld',
    },
  });
  expect(record?.components.map(({ role, fileName, sha512 }) => [role, fileName, sha512])).toEqual(
    packable.components.map(({ role, file_name, sha512 }) => [role, file_name, sha512]),
  );
  expect(record?.notes.business).toHaveLength(packable.eep.business.length);

  const envelope = await readFile(path);
  const listed = await read(archive, {
    '目录文件.xml': catalogueOf([{ ...secondRow, 档号: firstCode, 日期: '20250507' }]),
    [`A001/${firstCode}/${firstCode}.eep`]: envelope,
  });
  expect(rulesOf(listed)).toEqual([
    ['目录文件 第 1 条', 'catalogue-differs'],
    ['目录文件 第 1 条', 'catalogue-differs'],
  ]);
  expect(listed.records[0]?.components).toEqual(record?.components);

  envelope[envelope.length - 500] = 0x41;
  const damaged = await read(archive, { 'a.eep': envelope });
  expect([damaged.records, [...new Set(rulesOf(damaged).map(([, rule]) => rule))]]).toEqual([
    [],
    ['package-damaged'],
  ]);
});

test('a package of 2012 whose folders bear no codes is read by the names in its catalogue', async () => {
  await using archive = await openTestArchive();
  const row = ({ 保管期限: _none, ...one }: typeof firstRow, 电子档案名称: string) => ({
    ...one,
    电子档案名称,
  });
  const reading = await read(archive, {
    '说明文件.TXT': '档案数量：2\r\n',
    '文件目录.XML': catalogueOf([row(firstRow, '通知.txt；附件1.txt'), row(secondRow, '批复.txt')]),
    '电子档案/2025/文书/通知.txt': '一',
    '电子档案/2025/文书/附件1.txt': '二',
    '电子档案/2025/文书/批复.txt': '三',
    '电子档案/2025/文书/多余.txt': '四',
    '其他/说明.txt': '不是档案',
  });
  expect(
    reading.records.map(({ sourceKey, components }) => [
      sourceKey,
      components.map(({ fileName }) => fileName),
    ]),
  ).toEqual([
    [firstCode, ['通知.txt', '附件1.txt']],
    [secondCode, ['批复.txt']],
  ]);
  expect(rulesOf(reading)).toEqual([['移交包', 'content-unlisted']]);
  // One name for two records says nothing: neither gets the other's file.
  const twice = await read(archive, {
    '文件目录.XML': catalogueOf([row(firstRow, '通知.txt'), row(secondRow, '通知.txt')]),
    '电子档案/通知.txt': '一',
  });
  expect(twice.records).toEqual([]);
});
