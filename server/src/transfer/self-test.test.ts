import { appendFile, chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckPolicy, defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { hasPassed, type SelfTest } from '@lantai/contract/transfer/self-test.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { JobStopped, perform } from '#platform/job.ts';
import { givenComponent } from '../../test/given-records.ts';
import { openComponent } from '../preservation/component-bytes.ts';
import { decidePolicy } from '../quality/decide-policy.ts';
import { signItems } from '../quality/sign-items.ts';
import { describeRecord } from '../records/describe-record.ts';
import { findComponents } from '../records/record-detail.ts';
import { givenTransferring, type Transferring, unsigned } from './given-transfer.test-fixture.ts';
import { packTransfer } from './pack-transfer.job.ts';
import { filesOf } from './package/package-folder.ts';
import { startPackaging } from './start-packaging.ts';

async function givenPacked(count = 2) {
  const given = await givenTransferring();
  const recordIds = await given.records(count);
  const { batchId } = await given.plan('electronic', recordIds);
  await given.pack(batchId);
  return { ...given, recordIds, batchId, directoryOf: await given.folder(batchId) };
}

const failed = (test: SelfTest | null) =>
  test?.results
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ item, outcome, faulty }) => [item, outcome, faulty]);

test('the package has the folders and files of the standard, the list and the catalogue in its fields', async () => {
  const { archive, directoryOf } = await givenPacked();
  await using _ = archive;
  expect(new Set(await filesOf(directoryOf))).toEqual(
    new Set([
      'A001/WS/2015/Y/A001-WS·2015-Y-BGS-0001/A001-WS·2015-Y-BGS-0001.eep',
      'A001/WS/2015/Y/A001-WS·2015-Y-BGS-0002/A001-WS·2015-Y-BGS-0002.eep',
      '其他/固化验证信息.txt',
      '其他/移交清单.csv',
      '其他/开放公开与密级变更情况.csv',
      '目录文件.xml',
      '说明文件.txt',
    ]),
  );
  const list = await readFile(join(directoryOf, '其他/移交清单.csv'), 'utf8');
  expect(list.split('\r\n')).toEqual([
    '\uFEFF移交单位,示例局,移交时间,2026-03-01',
    '序号,档号,题名,文件数量,密级,保管期限,备注',
    '1,A001-WS·2015-Y-BGS-0001,关于第1号事项的批复,1,公开,永久,',
    '2,A001-WS·2015-Y-BGS-0002,关于第2号事项的批复,1,公开,永久,',
    '',
  ]);
  const opinions = await readFile(join(directoryOf, '其他/开放公开与密级变更情况.csv'), 'utf8');
  expect(opinions.split('\r\n')[1]).toBe(
    '1,A001-WS·2015-Y-BGS-0001,关于第1号事项的批复,未审核,,公开,无',
  );
  const catalogue = await readFile(join(directoryOf, '目录文件.xml'), 'utf8');
  expect(catalogue).toContain(
    '<文件><顺序号>1</顺序号><档号>A001-WS·2015-Y-BGS-0001</档号><责任者>示例局</责任者><题名>关于第1号事项的批复</题名><日期>20150506</日期><保管期限>永久</保管期限><密级>公开</密级><页数>3</页数></文件>',
  );
  const description = await readFile(join(directoryOf, '说明文件.txt'), 'utf8');
  expect(description).toContain('起止档号：A001-WS·2015-Y-BGS-0001 至 A001-WS·2015-Y-BGS-0002\r\n');
  expect(description).toContain('载体编号：A001-WS-2015-DK1\r\n');
});

test('what was decided of opening, disclosure and secrecy goes along with each record', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [recordId = ''] = await given.records(1, {
    openStatus: 'deferred',
    disclosure: 'withheld',
  });
  const { version } = await archive.row('record', recordId);
  await archive.run(describeRecord, systemActor, {
    ...{ recordId, version, changes: { securityLevel: 'internal' } },
  });
  const { batchId } = await given.plan('electronic', [recordId]);
  await given.pack(batchId);
  const path = join(await given.folder(batchId), '其他/开放公开与密级变更情况.csv');
  expect((await readFile(path, 'utf8')).split('\r\n')[1]).toBe(
    '1,A001-WS·2015-Y-BGS-0001,关于第1号事项的批复,延期开放,不予公开,内部,2026-03-01 公开→内部',
  );
});

test('a sound package passes all that is looked at, and what is not looked at is not said to pass', async () => {
  const given = await givenPacked();
  await using _ = given.archive;
  const tested = await given.test(given.batchId);
  expect(tested && hasPassed(tested)).toBe(true);
  expect(tested?.stage).toMatchObject({ verdict: 'passed', keptBackBy: [] });
  await given.send(given.batchId);
  const { sheet } = await given.batch(given.batchId);
  expect(sheet?.content.checks).toMatchObject({
    authenticity: {
      result: 'partly',
      note: '自检 3 项合格；DA/T 70 移交环节：合格 13，未检测 1',
    },
    safety: { result: 'partly', note: expect.stringContaining('未检测 2') },
  });
});

const decide = (given: Transferring, changes: Partial<CheckPolicy>) =>
  given.archive.run(decidePolicy, given.head, {
    agencyId: given.agency.agencyId,
    policy: { ...defaultPolicy, ...changes },
    ...{ version: 0, reason: '试行' },
  });

test('a record whose original is in no format that may be transferred keeps its batch back', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const recordIds = await given.records(1, {}, await givenComponent(archive.storage, '正文'));
  const { batchId } = await given.plan('electronic', recordIds);
  await given.pack(batchId);
  const tested = await given.test(batchId);
  expect(failed(tested)).toEqual([]);
  expect(tested?.stage).toMatchObject({ verdict: 'failed', keptBackBy: ['3-3'] });
  expect((await given.batch(batchId)).state).toBe('packaged');
  await expect(given.send(batchId)).rejects.toMatchObject({ code: 'transfer.wrong-state' });
});

test('an agency that has it so lets nothing leave before people have signed what only they can see', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  await decide(given, { transfer: { ...defaultPolicy.transfer, waitingBlocks: true } });
  const recordIds = await given.records(1);
  const { batchId } = await given.plan('electronic', recordIds);
  await given.pack(batchId);
  const tested = await given.test(batchId);
  expect(tested?.stage).toMatchObject({
    verdict: 'waiting',
    keptBackBy: ['2-5', '2-7', '2-8', '3-4', '4-7'],
  });
  expect((await given.batch(batchId)).state).toBe('packaged');
  await archive.run(signItems, given.head, {
    ...{
      runId: tested?.stage?.runId ?? '',
      sample: recordIds,
      failed: [],
      isInOrder: true,
      note: '',
    },
    items: ['2-5', '2-7', '2-8', '3-4', '4-7'],
  });
  const again = await given.test(batchId);
  expect(again?.stage).toMatchObject({ verdict: 'passed', runId: tested?.stage?.runId });
  expect((await given.batch(batchId)).state).toBe('self-tested');
});

test('a fonds code that the receiving archive did not give keeps the batch back', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  await decide(given, {
    receiving: {
      ...{
        archiveName: '示例区档案馆',
        fondsCodes: ['0433'],
        catalogueNumbers: [],
        classNumbers: [],
      },
    },
  });
  const { batchId } = await given.plan('electronic', await given.records(1));
  await given.pack(batchId);
  expect((await given.test(batchId))?.stage?.keptBackBy).toEqual(['1-9']);
});

test('one byte that has changed in the store is found, and the batch does not go on', async () => {
  const given = await givenPacked();
  await using archive = given.archive;
  const [recordId = ''] = given.recordIds;
  const [component] = await archive.read(systemActor, (db) => findComponents(db, recordId));
  const { path } = await openComponent(
    archive.storage,
    await archive.row('component', component?.id ?? ''),
  );
  const bytes = await readFile(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await chmod(path, 0o644);
  await writeFile(path, bytes);
  expect(failed(await given.test(given.batchId))).toEqual([['fixity', 'failed', 1]]);
  expect((await given.batch(given.batchId)).state).toBe('packaged');
  await expect(given.send(given.batchId)).rejects.toMatchObject({ code: 'transfer.wrong-state' });
  // Nor is a package made of it: the record is named, and the batch waits as planned.
  await given.pack(given.batchId);
  const { state, steps } = await given.batch(given.batchId);
  expect([state, steps.at(-1)?.action, steps.at(-1)?.note]).toEqual([
    'planned',
    'fail-package',
    'A001-WS·2015-Y-BGS-0001：库内电子文件读写失败（store.content-damaged）',
  ]);
});

test('a file of the package that is changed, missing or too many is found, each under its name', async () => {
  const given = await givenPacked();
  await using _ = given.archive;
  const [one = '', two = ''] = await filesOf(given.directoryOf);
  await chmod(join(given.directoryOf, one), 0o644);
  await appendFile(join(given.directoryOf, one), ' ');
  await rm(join(given.directoryOf, two));
  await writeFile(join(given.directoryOf, '其他/说明.exe'), '');
  expect(failed(await given.test(given.batchId))).toEqual([
    ['seal', 'failed', 2],
    ['list', 'failed', 1],
    ['surplus', 'failed', 1],
    ['catalogue', 'failed', 2],
    ['package', 'failed', 2],
  ]);
});

test('a package that was broken off is begun anew, and one that was made is not made twice', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(2));
  await archive.run(startPackaging, given.archivist, { batchId });
  const job = packTransfer(archive.storage, archive.directory, unsigned);
  const payload = { batchId, round: 1 };
  const run = (progress: (done: number) => Promise<void>) =>
    perform(archive.platform, job, {
      ...{ jobId: crypto.randomUUID(), actor: given.archivist, payload, progress },
    });
  await expect(
    run(async (done) => {
      if (done === 1) throw new JobStopped('stopping');
    }),
  ).rejects.toThrow(JobStopped);
  expect((await given.batch(batchId)).state).toBe('packaging');
  await run(async () => {});
  const { sm3 } = (await given.batch(batchId)).package ?? {};
  expect(await run(async () => {})).toEqual({ packed: 0 });
  expect((await given.batch(batchId)).package?.sm3).toBe(sm3);
  expect((await given.test(batchId))?.results.every(({ outcome }) => outcome === 'passed')).toBe(
    true,
  );
});
