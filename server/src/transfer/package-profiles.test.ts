import { appendFile, chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type PackageProfile,
  packageProfiles,
} from '@lantai/contract/preservation/package-profile.ts';
import { hasPassed } from '@lantai/contract/transfer/self-test.ts';
import { expect, test } from 'vitest';
import { givenByVolume, voucher } from '../arrangement/volumes/given-volume.test-fixture.ts';
import { keeping } from '../capture/package/given-package.test-fixture.ts';
import { readPackage } from '../capture/package/read-package.ts';
import { checkPlace } from '../command-line/check-path/check-place.ts';
import { givenTransferring, unsigned } from './given-transfer.test-fixture.ts';
import { packTransfer } from './pack-transfer.job.ts';
import { filesOf, packageFolder, packageLayouts } from './package/package-folder.ts';
import { readSeal } from './package/seal.ts';
import { testLayout } from './package/test-layout.ts';
import { planTransfer } from './plan-transfer.ts';
import { startPackaging } from './start-packaging.ts';

async function givenPacked(profile: PackageProfile, count = 2) {
  const given = await givenTransferring();
  const recordIds = await given.records(count);
  const { batchId } = await given.plan('electronic', recordIds, profile);
  await given.pack(batchId);
  return { ...given, recordIds, batchId, folder: await given.folder(batchId) };
}

const codes = ['A001-WS·2015-Y-BGS-0001', 'A001-WS·2015-Y-BGS-0002'];

test('a package by the regulation of 2012 has its folders and names, and its catalogue the items of that time', async () => {
  const { archive, folder } = await givenPacked('SAAC-2012-7');
  await using _ = archive;
  expect(new Set(await filesOf(folder))).toEqual(
    new Set([
      ...codes.map((code) => `电子档案/2015/WS/${code}/${code}.eep`),
      ...['其他/固化验证信息.txt', '其他/移交清单.csv', '其他/开放公开与密级变更情况.csv'],
      ...['文件目录.XML', '说明文件.TXT'],
    ]),
  );
  const catalogue = await readFile(join(folder, '文件目录.XML'), 'utf8');
  expect(catalogue.split('\n').slice(0, 3)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<文件目录>',
    `<文件><顺序号>1</顺序号><档号>${codes[0]}</档号><责任者>示例局</责任者><题名>关于第1号事项的批复</题名><日期>20150506</日期><密级>公开</密级><电子档案名称>${codes[0]}.eep</电子档案名称></文件>`,
  ]);
  expect(await readFile(join(folder, '说明文件.TXT'), 'utf8')).toContain(
    '载体编号：A001-WS-2015-DK1\r\n',
  );
});

test.each(packageProfiles)(
  'a package by %s passes its own test, and the check of a folder that knows no catalogue',
  async (profile) => {
    const given = await givenPacked(profile);
    await using _ = given.archive;
    const tested = await given.test(given.batchId);
    expect(tested?.results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(tested?.stage).toMatchObject({ verdict: 'passed' });
    expect(tested && hasPassed(tested)).toBe(true);
    await given.send(given.batchId);
    expect(await given.batch(given.batchId)).toMatchObject({ profile, state: 'sent' });
    const report = await checkPlace(given.folder, 'YJ', '2026-03-01');
    expect(report?.kind).toBe(profile === 'SAAC-2012-7' ? 'transfer-2012' : 'transfer');
    expect(report?.items.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  },
);

test.each(packageProfiles)(
  'a package by %s comes in by the hot folder of another archive, every record of it',
  async (profile) => {
    const { archive, folder } = await givenPacked(profile);
    await using _ = archive;
    const { records, findings, listed } = await readPackage(folder, keeping(archive));
    expect([findings, listed, records.map(({ more }) => more.档号)]).toEqual([[], 2, codes]);
  },
);

test('volumes go under a catalogue of their own where the regulation of 2012 has one', async () => {
  const given = await givenByVolume();
  await using archive = given.archive;
  const { agency, head } = given;
  const about = { retention: 'Y', more: { ...voucher } };
  const recordIds = [await given.record('记-1', about), await given.record('记-2', about)];
  const volumeId = await given.create({ recordIds, retention: 'Y' });
  await given.close(volumeId);
  await given.file([volumeId]);
  const { batchId, number } = await archive.run(planTransfer, head, {
    ...{ fondsId: agency.fondsId, kind: 'electronic', retention: 'Y', recordIds, note: null },
    ...{ archiveName: '示例区档案馆', archiveCode: null, agreedOn: '2026-06-30' },
    profile: 'SAAC-2012-7',
  });
  await archive.run(startPackaging, head, { batchId });
  await archive.perform(packTransfer(archive.storage, archive.directory, unsigned), head, {
    ...{ batchId, round: 1 },
  });
  const folder = packageFolder(archive.directory, { number, round: 1 });
  const volumes = await readFile(join(folder, '案卷目录.XML'), 'utf8');
  const [, row = ''] = /(<案卷>.*<\/案卷>)/u.exec(volumes) ?? [];
  expect(row).toMatch(/<档号>A001-KU·01·2024·Y-0001<\/档号>/u);
  expect(/<电子档案名称>(.*)<\/电子档案名称>/u.exec(row)?.[1]?.split('；')).toHaveLength(2);
  expect((await testLayout(folder, await readSeal(folder))).faults).toEqual([]);
  await writeFile(
    await writable(join(folder, '案卷目录.XML')),
    volumes.replace('.eep；', '.eep；不在.eep；'),
  );
  expect((await testLayout(folder, await readSeal(folder))).faults).toEqual([
    { object: '案卷 A001-KU·01·2024·Y-0001', expected: '不在.eep', actual: '缺失' },
  ]);
});

async function writable(path: string): Promise<string> {
  await chmod(path, 0o644);
  return path;
}

type Harm = (folder: string, paths: { one: string; catalogue: string }) => Promise<unknown>;

const rewritten =
  (change: (text: string) => string): Harm =>
  async (folder, { catalogue }) => {
    const path = await writable(join(folder, catalogue));
    await writeFile(path, change(await readFile(path, 'utf8')));
  };

const [first = '', second = ''] = codes;

/** What was done to a package, and how the reader names it; `one` is the file of the first record. */
const harms: [string, Harm, string[]][] = [
  [
    'one byte of a record changed',
    async (folder, { one }) => {
      const bytes = await readFile(join(folder, one));
      bytes[200] = (bytes[200] ?? 0) ^ 1;
      await writeFile(await writable(join(folder, one)), bytes);
    },
    ['ONE'],
  ],
  ['a record lost', (folder, { one }) => rm(join(folder, one)), ['ONE', first]],
  [
    'a file that is in no list',
    (folder, { one }) => writeFile(join(folder, one.replace('0001.eep', '0003.eep')), 'x'),
    ['EXTRA', 'EXTRA'],
  ],
  [
    'a record under another name',
    (folder, { one }) =>
      rename(join(folder, one), join(folder, one.replace('0001.eep', '0009.eep'))),
    ['ONE', 'RENAMED', 'RENAMED', first],
  ],
  [
    'a row too many',
    rewritten((text) => text.replace('</文件>', `</文件>${rowOf(text).replace(first, 'A001-9')}`)),
    ['CATALOGUE', 'A001-9', second, 'A001-9', 'A001-9'],
  ],
  [
    'a row twice',
    rewritten((text) => text.replace('</文件>', `</文件>${rowOf(text)}`)),
    ['CATALOGUE', first, first, second],
  ],
  [
    'a row lost',
    rewritten((text) => text.replace(`${rowOf(text)}\n`, '')),
    ['CATALOGUE', 'ONE', first, second],
  ],
  [
    'another title',
    rewritten((text) => text.replace('关于第1号', '关于第8号')),
    ['CATALOGUE', first],
  ],
  [
    'a catalogue that is none',
    rewritten(() => '<文件目录>'),
    ['CATALOGUE', 'CATALOGUE', 'ONE', 'TWO', first, second],
  ],
  [
    'no description',
    (folder) => rm(join(folder, '说明文件.txt')).catch(() => rm(join(folder, '说明文件.TXT'))),
    ['DESCRIPTION', 'DESCRIPTION'],
  ],
  [
    'both catalogues',
    async (folder) => {
      await writeFile(join(folder, '目录文件.xml'), 'x', { flag: 'a' }).catch(() => undefined);
      await appendFile(join(folder, '文件目录.XML'), 'x');
    },
    ['ANY', 'ANY', '目录文件'],
  ],
];
const byText = (one: string, other: string) => (one < other ? -1 : 1);
const rowOf = (text: string) => /<文件>.*<\/文件>/u.exec(text)?.[0] ?? '';

test.each(packageProfiles)(
  'what is changed, lost, added or listed wrongly in a package by %s is named by its reader',
  async (profile) => {
    const { archive, folder } = await givenPacked(profile);
    await using _ = archive;
    const { catalogue, description } = packageLayouts[profile];
    const all = await filesOf(folder);
    const one = all.find((path) => path.endsWith('0001.eep')) ?? '';
    const names: Record<string, string> = {
      ...{ ONE: one, TWO: one.replaceAll('0001', '0002'), CATALOGUE: catalogue },
      ...{ EXTRA: one.replace('0001.eep', '0003.eep'), DESCRIPTION: description },
      RENAMED: one.replace('0001.eep', '0009.eep'),
    };
    expect((await testLayout(folder, await readSeal(folder))).faults).toEqual([]);
    for (const [what, harm, told] of harms) {
      const spoilt = join(archive.directory, 'spoilt', what);
      await mkdir(join(spoilt, '..'), { recursive: true });
      await cp(folder, spoilt, { recursive: true });
      await harm(spoilt, { one, catalogue });
      const seal = await readSeal(spoilt);
      const layout = await testLayout(spoilt, seal);
      const objects = [...seal.faults, ...layout.faults].map(({ object }) => object);
      const found = [...objects, ...seal.surplus].toSorted(byText);
      const expected = told.map((name) => names[name] ?? name).toSorted(byText);
      if (told.includes('ANY'))
        expect([what, found]).toEqual([what, expect.arrayContaining(['目录文件'])]);
      else expect([what, found]).toEqual([what, expected]);
    }
  },
);
