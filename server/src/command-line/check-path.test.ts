import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CheckCode, checkItemsOf, checkStages } from '@lantai/contract/quality/check-item.ts';
import type { CheckOutcome } from '@lantai/contract/quality/check-result.ts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectId } from '../preservation/component-bytes.ts';
import { givenPackage } from '../preservation/eep/given-eep.test-fixture.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { givenPdf } from '../quality/given-check.test-fixture.ts';
import { givenTransferring } from '../transfer/given-transfer.test-fixture.ts';
import { filesOf } from '../transfer/package/package-folder.ts';
import { checkPlace, type PlaceReport } from './check-path/check-place.ts';

const cli = join(import.meta.dirname, '../cli.ts');
const shared = resolve(import.meta.dirname, '../../../../shared/data');
const today = '2026-03-01';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantai-path-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const place = async (name: string) => {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
};
const of = (report: PlaceReport | null, outcome: CheckOutcome): CheckCode[] =>
  report?.items.filter((item) => item.outcome === outcome).map(({ code }) => code) ?? [];
const itemOf = (report: PlaceReport | null, code: CheckCode) =>
  report?.items.find((item) => item.code === code);

/** What only a database knows, at whichever stage. */
const ofDatabase = ['1-7', '1-9', '2-6', '2-9', '3-2', '3-7', '3-9', '4-8'] as const;
const ofPeople = ['2-7', '2-8', '3-4', '4-5', '4-7', '4-9'] as const;

test('every stage has all of its items, and what a database or a person has to say is said to be open', async () => {
  const path = await place('plain');
  await writeFile(join(path, '正本.txt'), '正文');
  for (const stage of checkStages) {
    const report = await checkPlace(path, stage, today);
    expect(report?.items.map(({ code }) => code)).toEqual(
      checkItemsOf(stage).map(({ code }) => code),
    );
    const own = new Set(report?.items.map(({ code }) => code));
    const notRun = of(report, 'not-run');
    expect(ofDatabase.filter((code) => own.has(code) && !notRun.includes(code))).toEqual([]);
    expect(of(report, 'waiting')).toEqual(ofPeople.filter((code) => own.has(code)));
    expect(report?.items.filter(({ outcome, note }) => outcome === 'not-run' && !note)).toEqual([]);
  }
});

test('a package of DA/T 48 is read, and one byte that changed in it is found', async () => {
  const given = await givenPackage();
  await using _ = given.archive;
  const report = await checkPlace(given.path, 'BC', today);
  expect([report?.kind, report?.records]).toEqual(['eep', 1]);
  expect(of(report, 'passed')).toEqual([
    ...['1-1', '1-2', '1-3', '1-4', '1-5', '1-6', '1-11', '1-14', '1-15'],
    ...['2-4', '2-10', '2-11', '3-1'],
  ]);
  const bytes = await readFile(given.path);
  const at = bytes.indexOf('>', bytes.indexOf('<编码数据')) + 1;
  bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
  const changed = join(folder, 'changed.eep');
  await writeFile(changed, bytes);
  const failed = of(await checkPlace(changed, 'BC', today), 'failed');
  expect(failed).toEqual(expect.arrayContaining(['1-1', '1-14', '1-15']));
});

test('our package of transfer passes as it was packed, and fails where a file of it was changed, lost or added', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(2));
  await given.pack(batchId);
  const path = await given.folder(batchId);
  const report = await checkPlace(path, 'YJ', today);
  expect([report?.kind, report?.records, of(report, 'failed')]).toEqual(['transfer', 2, []]);
  expect(of(report, 'passed')).toEqual(
    expect.arrayContaining(['1-1', '1-12', '1-13', '1-14', '2-1', '2-3', '2-11', '3-1', '4-3']),
  );
  const spoilt = join(folder, 'spoilt');
  await cp(path, spoilt, { recursive: true });
  const [one = ''] = await filesOf(spoilt);
  await chmod(join(spoilt, one), 0o644);
  await appendFile(join(spoilt, one), ' ');
  await writeFile(join(spoilt, '程序.exe'), 'MZ');
  expect(of(await checkPlace(spoilt, 'YJ', today), 'failed')).toEqual(
    expect.arrayContaining(['1-1', '1-13', '1-14', '4-3']),
  );
});

test('an object of our store is read without our catalogue, and a byte that changed in it is found', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [recordId = ''] = await given.records(1);
  const path = objectPath(archive.storage.store, objectId(recordId));
  const report = await checkPlace(path, 'BC', today);
  expect([report?.kind, of(report, 'failed')]).toEqual(['ocfl-object', []]);
  expect(of(report, 'passed')).toEqual(
    expect.arrayContaining(['1-1', '1-2', '1-14', '2-4', '2-11', '3-1', '3-5']),
  );
  const copy = join(folder, 'object');
  await cp(path, copy, { recursive: true });
  const content = join(copy, 'v1/content/content');
  const [name = ''] = await readdir(content);
  await chmod(join(content, name), 0o644);
  await appendFile(join(content, name), ' ');
  expect(of(await checkPlace(copy, 'BC', today), 'failed')).toEqual(
    expect.arrayContaining(['1-1', '1-14']),
  );
});

test('the layout of 2012 says what it lacks', async () => {
  const path = await place('2012');
  const code = 'A001-WS·2015-Y-0001';
  await writeFile(join(path, '说明文件.TXT'), '移交单位：示例局\r\n');
  await writeFile(
    join(path, '文件目录.XML'),
    [
      '<?xml version="1.0" encoding="UTF-8"?><文件目录><文件><顺序号>1</顺序号>',
      `<档号>${code}</档号><题名>批复</题名><责任者>示例局</责任者><日期>20150506</日期>`,
      '<电子档案名称>0001.pdf</电子档案名称></文件></文件目录>',
    ].join(''),
  );
  await mkdir(join(path, '电子档案/2015'), { recursive: true });
  const report = await checkPlace(path, 'YJ', today);
  expect(report?.kind).toBe('transfer-2012');
  expect(of(report, 'failed')).toEqual(expect.arrayContaining(['1-11', '1-12', '2-1', '2-4']));
  expect(itemOf(report, '1-11')).toMatchObject({ actual: '不存在' });
});

test('a folder with a list is held against its list', async () => {
  const path = await place('listed');
  const rows = [
    '档号,题名,责任者,日期,年度,保管期限,文件名',
    'A001-1,★批复,示例局,2030-01-01,2025,永久,a.txt',
  ];
  await writeFile(join(path, '移交清单.csv'), rows.join('\r\n'));
  await writeFile(join(path, 'a.txt'), '正文');
  await writeFile(join(path, 'b.txt'), '多余');
  const report = await checkPlace(path, 'GD', today);
  expect(report?.kind).toBe('listed-folder');
  expect(of(report, 'failed')).toEqual(['1-5', '1-6', '1-12', '3-3', '4-3']);
  expect(itemOf(report, '1-5')?.object).toBe('A001-1 日期');
});

test('a ZIP that leads out of itself, and a folder with a link, are told and not followed', async () => {
  const zip = join(folder, '包.zip');
  await writeFile(zip, zipSync({ '../出去.txt': strToU8('x'), '里面.txt': strToU8('y') }));
  const zipped = await checkPlace(zip, 'YJ', today);
  expect(itemOf(zipped, '1-13')).toMatchObject({ outcome: 'failed', object: '压缩包' });
  expect(zipped?.files).toBe(1);
  const linked = await place('linked');
  await symlink('/etc/hostname', join(linked, '链接.txt'));
  await writeFile(join(linked, 'a.txt'), 'a');
  const report = await checkPlace(linked, 'YJ', today);
  expect(itemOf(report, '1-13')).toMatchObject({ outcome: 'failed', actual: '链接.txt' });
  expect(report?.files).toBe(1);
});

const bags = join(shared, 'bagit/v1.0');
if (!existsSync(bags)) console.warn(`not run, ${bags} is absent: bags that others made`);
test.runIf(existsSync(bags))('bags that others made pass and fail as they should', async () => {
  const judged = async (kind: string) =>
    Promise.all(
      (await readdir(join(bags, kind), { withFileTypes: true }))
        .filter((entry) => entry.isDirectory())
        .map(async ({ name }) => {
          const report = await checkPlace(join(bags, kind, name), 'YJ', today);
          return of(report, 'failed').some((code) => ['1-1', '1-13', '1-14'].includes(code));
        }),
    );
  expect((await judged('valid')).filter(Boolean)).toEqual([]);
  expect((await judged('invalid')).filter((isFound) => !isFound)).toEqual([]);
});

/** `npx lantai check …`, as somebody calls it who has no archive at all. */
function lantai(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [cli, 'check', ...args], (error, out) => {
      done({ code: Number(error?.code ?? 0), out });
    });
  });
}

test('the command ends with 1 where something failed, with 0 where nothing did, with 2 where there is nothing', async () => {
  const path = await place('command');
  await writeFile(join(path, '正本.pdf'), await givenPdf(1));
  const sound = await lantai(path, '--stage', 'BC', '--json');
  const report = JSON.parse(sound.out);
  expect([sound.code, report.stage, report.items.length]).toEqual([0, 'BC', 32]);
  expect(report.coverage.ran).toBeLessThan(report.coverage.applicable);
  expect(report.items[0]).toMatchObject({
    code: '1-1',
    name: '固化信息有效性检测',
    outcome: 'not-run',
    object: expect.any(String),
    tool: { name: '兰台', version: 'DA/T 70-2018 · 3' },
  });
  await writeFile(join(path, '程序.exe'), 'MZ\0');
  const spoilt = await lantai(path, '--stage', 'BC');
  expect(spoilt.code).toBe(1);
  expect(spoilt.out).toContain('不合格');
  expect((await lantai(join(folder, 'nowhere'), '--stage', 'BC')).code).toBe(2);
  expect((await lantai(path, '--stage', 'XX')).code).toBe(1);
}, 30_000);
