import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { stagedPath } from '#preservation/staging.ts';
import { describeRecord } from '#records/describe-record.ts';
import { givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../test/test-archive.ts';
import { checkRecords } from './check-records.job.ts';
import { decidePolicy } from './decide-policy.ts';
import { givenOwnDocument, givenPdfComponent } from './given-check.test-fixture.ts';
import { orderRecheck } from './order-recheck.ts';
import { findCheckedRecords, findResults, getRecordResults, getReport } from './report-queries.ts';
import { reportWorkbook } from './report-workbook.ts';
import { findRuns } from './run-queries.ts';
import { signItems } from './sign-items.ts';
import { verdict } from './standing-queries.ts';
import { startCheck, startCheckRun } from './start-check.ts';

let archive: TestArchive;
let agency: TestAgency;
let archivist: Actor;
let signer: Actor;
beforeEach(async () => {
  archive = await openTestArchive();
  agency = await givenAgency(archive);
  archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  signer = await givenPerson(archive, 'archivist', agency.agencyId);
});
afterEach(() => archive[Symbol.asyncDispose]());

/** As the capability that takes batches over does it, within its own command. */
const handOver = command<{ recordIds: string[]; expected: CheckExpectations }, string>({
  name: 'quality.start-check',
  async perform(context, { recordIds, expected }) {
    const { result, event } = await startCheck(context, {
      subject: { kind: 'submission', id: crypto.randomUUID() },
      name: 'YJ-A001-2026-0001',
      recordIds,
      stage: 'GD',
      expected,
    });
    return changed(result.runId, event);
  },
});

async function givenRun(recordIds: string[], expected: CheckExpectations = {}): Promise<string> {
  const runId = await archive.run(handOver, archivist, { recordIds, expected });
  await archive.perform(checkRecords(archive.platform, archive.storage), archivist, {
    runId,
    batchAgain: true,
  });
  return runId;
}

const sign = (runId: string, sample: string[], more: object = {}, by = signer) =>
  archive.run(signItems, by, {
    runId,
    items: ['2-5', '2-7', '2-8', '2-9', '3-4', '4-7'],
    sample,
    failed: [],
    isInOrder: true,
    note: '',
    ...more,
  });
const verdictOf = (runId: string, recordId: string) =>
  archive.read(archivist, (db) => verdict(db, runId, recordId));
const report = (runId: string) => archive.read(archivist, (db) => getReport(db, runId));
const outcomes = async (runId: string, recordId: string | null) => {
  const results = await archive.read(archivist, (db) => findResults(db, runId, recordId));
  return Object.fromEntries(results.map(({ itemCode, outcome }) => [itemCode, outcome]));
};

test('a batch is checked item by item, a failure is marked at its record, and a person signs for the rest', async () => {
  const good = await givenOwnDocument(archive, agency, archivist);
  const bad = await givenRecord(archive, agency, archivist, {
    description: { title: '★无责任者', creator: null },
    components: [await givenPdfComponent(archive)],
  });
  const runId = await givenRun([good, bad], { count: 2 });

  expect(await verdictOf(runId, good)).toBe('waiting');
  expect(await verdictOf(runId, bad)).toBe('failed');
  const { records, total } = await archive.read(archivist, (db) =>
    findCheckedRecords(db, runId, { verdict: 'failed', limit: 10 }),
  );
  expect([total, records.map(({ recordId, failed }) => [recordId, failed])]).toEqual([
    1,
    [[bad, ['1-6', '2-3', '2-4']]],
  ]);

  await sign(runId, [good]);
  expect([await verdictOf(runId, good), await verdictOf(runId, bad)]).toEqual(['passed', 'failed']);
  const told = await report(runId);
  expect(told).toMatchObject({
    state: 'checked',
    records: 2,
    verdicts: { passed: 1, failed: 1, waiting: 0 },
  });
  expect(told.items.map(({ code }) => code)).toEqual(checkItemsOf('GD').map(({ code }) => code));
  expect(told.items.find(({ code }) => code === '2-4')?.counts).toEqual({
    passed: 1,
    failed: 1,
    'not-run': 0,
    waiting: 0,
    'not-applicable': 0,
  });
});

test('each result keeps what it looked at, what it should be, what it is, by which tool and when', async () => {
  const recordId = await givenOwnDocument(archive, agency, archivist);
  const runId = await givenRun([recordId]);
  const results = await archive.read(archivist, (db) => findResults(db, runId, recordId));
  const { row } = {
    row: await archive.read(archivist, (db) =>
      db
        .selectFrom('component')
        .selectAll()
        .where('record_id', '=', recordId)
        .executeTakeFirstOrThrow(),
    ),
  };
  expect(results.find(({ itemCode }) => itemCode === '1-14')).toMatchObject({
    outcome: 'passed',
    object: '信息包 登记时的全部摘要',
    expected: row.sm3,
    actual: row.sm3,
    tool: '兰台',
    toolVersion: ruleSetVersion,
    at: archive.platform.now(),
    signedByName: null,
    times: 1,
  });
  expect(results.find(({ itemCode }) => itemCode === '2-7')?.actual).toBe(
    '著录 2 页；正本.pdf 2 页',
  );
});

test('bytes that changed after they came in are found', async () => {
  const recordId = await givenOwnDocument(archive, agency, archivist);
  const { sha512 } = await archive.read(archivist, (db) =>
    db
      .selectFrom('component')
      .select('sha512')
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow(),
  );
  const path = stagedPath(archive.storage.staging, sha512);
  await chmod(path, 0o644);
  await writeFile(path, 'something else', { flag: 'a' });
  const runId = await givenRun([recordId]);
  const found = await outcomes(runId, recordId);
  const failed = Object.entries(found).filter(([, outcome]) => outcome === 'failed');
  expect(failed.map(([code]) => code)).toEqual(['1-1', '1-10', '1-14']);
});

test('one item of one record is looked at again after it was put right; the first result stays', async () => {
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '★有星号', documentNumber: null },
    components: [await givenPdfComponent(archive)],
  });
  const runId = await givenRun([recordId]);
  const { version } = await archive.row('record', recordId);
  await archive.run(describeRecord, archivist, {
    recordId,
    version,
    changes: { title: '没有星号' },
    more: {},
  } as never);
  await archive.run(orderRecheck, archivist, { runId, recordId, items: ['1-6'] });
  await archive.perform(checkRecords(archive.platform, archive.storage), archivist, {
    runId,
    again: [recordId],
    items: ['1-6'],
    batchAgain: false,
  });
  const { results } = await archive.read(archivist, (db) => getRecordResults(db, runId, recordId));
  expect(results.find(({ itemCode }) => itemCode === '1-6')).toMatchObject({
    outcome: 'passed',
    times: 2,
  });
  expect(results.filter(({ times }) => times > 1).map(({ itemCode }) => itemCode)).toEqual(['1-6']);
});

test('a check that was cut off goes on with what has no results, and repeats nothing', async () => {
  const recordIds = [
    await givenOwnDocument(archive, agency, archivist, '示发〔2025〕1号'),
    await givenOwnDocument(archive, agency, archivist, '示发〔2025〕2号'),
  ];
  const runId = await givenRun(recordIds);
  const before = await report(runId);
  await archive.perform(checkRecords(archive.platform, archive.storage), archivist, {
    runId,
    batchAgain: false,
  });
  expect(await report(runId)).toEqual(before);
});

test('results are added, never changed and never taken away', async () => {
  const runId = await givenRun([await givenOwnDocument(archive, agency, archivist)]);
  const attempt = (table: 'check_result' | 'check_policy') =>
    archive.run(
      command<undefined, undefined>({
        name: 'quality.note-results',
        async perform({ tx }) {
          await tx
            .updateTable(table as 'check_result')
            .set({ agency_id: agency.agencyId } as never)
            .execute();
          return { result: undefined, events: [] };
        },
      }),
      archivist,
      undefined,
    );
  await expect(attempt('check_result')).rejects.toThrow(/permission denied/);
  await expect(attempt('check_policy')).rejects.toThrow(/permission denied/);
  expect((await report(runId)).records).toBe(1);
});

test('a sample with a fault settles only what was opened: the rest still waits', async () => {
  const ids = [];
  for (const number of [1, 2, 3])
    ids.push(await givenOwnDocument(archive, agency, archivist, `示发〔2025〕${number}号`));
  const [one = '', two = '', three = ''] = ids;
  await archive.run(decidePolicy, archivist, {
    agencyId: agency.agencyId,
    policy: { ...defaultPolicy, gates: { '2-9': 'off' } },
    version: 0,
    reason: '试行期不计归档范围',
  });
  const runId = await givenRun(ids, { count: 3 });
  await sign(runId, [one, two], { failed: [two], note: '第二页缺' });
  expect(await Promise.all([one, two, three].map((id) => verdictOf(runId, id)))).toEqual([
    'passed',
    'failed',
    'waiting',
  ]);
  await sign(runId, [three]);
  expect(await verdictOf(runId, three)).toBe('passed');
  expect(await verdictOf(runId, two)).toBe('failed');
});

test('a person signs what the standard leaves to people, with a sample, and nothing else', async () => {
  const recordId = await givenOwnDocument(archive, agency, archivist);
  const runId = await givenRun([recordId]);
  await expect(sign(runId, [recordId], { items: ['1-1'] })).rejects.toMatchObject({
    code: 'quality.item-not-manual',
  });
  await expect(sign(runId, [])).rejects.toMatchObject({ code: 'quality.sample-missing' });
  await expect(sign(runId, [crypto.randomUUID()])).rejects.toMatchObject({
    code: 'quality.record-not-in-run',
  });
  await sign(runId, [recordId], { items: ['3-4'] });
  const [signed] = (await report(runId)).signatures;
  expect(signed).toMatchObject({
    itemCode: '3-4',
    outcome: 'passed',
    tool: '人工',
    sample: [{ recordId, label: 'TA001-2026-000001' }],
  });
  expect(signed?.signedByName).toContain('archivist');
});

test('who handed a batch over does not sign for it', async () => {
  const recordId = await givenOwnDocument(archive, agency, archivist);
  const runId = await givenRun([recordId]);
  await expect(sign(runId, [recordId], {}, archivist)).rejects.toMatchObject({
    code: 'quality.signed-by-another',
  });
});

test('what the program found wrong is not signed away', async () => {
  const department = await givenPerson(archive, 'department-archivist', agency.officeId);
  const recordId = await givenOwnDocument(archive, agency, department);
  const runId = await givenRun([recordId], { count: 1 });
  expect((await outcomes(runId, recordId))['2-9']).toBe('failed');
  await sign(runId, [recordId]);
  expect((await outcomes(runId, recordId))['2-9']).toBe('failed');
  expect(await verdictOf(runId, recordId)).toBe('failed');
});

test('an agency decides what keeps a record back; a report is read by the rules it was made by', async () => {
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '★有星号' },
    components: [await givenPdfComponent(archive)],
  });
  const before = await givenRun([recordId], { count: 1 });
  const decide = (version: number) =>
    archive.run(decidePolicy, archivist, {
      agencyId: agency.agencyId,
      policy: { ...defaultPolicy, gates: { '1-6': 'warn' }, notRunBlocks: true },
      version,
      reason: '旧目录多有星号',
    });
  await decide(0);
  await expect(decide(0)).rejects.toMatchObject({ code: 'quality.policy-changed-meanwhile' });
  const after = await givenRun([recordId], { count: 1 });
  const failed = async (runId: string) =>
    (await archive.read(archivist, (db) => getRecordResults(db, runId, recordId))).record.failed;
  expect(await failed(before)).toContain('1-6');
  expect(await failed(after)).not.toContain('1-6');
  // No program against viruses and no total of bytes: not run, and that keeps it back now.
  expect(await failed(after)).toEqual(expect.arrayContaining(['2-2']));
  expect((await report(after)).policyVersion).toBe(1);
});

test('the report as a workbook has the summary, every item and every problem', async () => {
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '★有星号' },
    components: [await givenPdfComponent(archive)],
  });
  const runId = await givenRun([recordId], { count: 1 });
  const bytes = await archive.read(archivist, (db) => reportWorkbook(db, runId));
  const path = join(archive.directory, 'report.xlsx');
  await writeFile(path, bytes);
  const sheets = await readXlsxFile(path);
  expect(sheets.map(({ sheet, data }) => [sheet, data.length > 1])).toEqual([
    ['检测报告', true],
    ['检测项目', true],
    ['问题明细', true],
  ]);
  expect(sheets[1]?.data.length).toBe(37);
  expect(sheets[2]?.data.map((row) => row[2])).toContain('1-6');
});

test('a department sees the report of what it handed over, another does not, and neither signs', async () => {
  const head = await givenPerson(archive, 'department-head', agency.officeId);
  const other = await givenPerson(archive, 'department-head', agency.financeId);
  const runId = await givenRun([await givenOwnDocument(archive, agency, archivist)]);
  expect(await archive.read(head, (db) => findRuns(db, { limit: 10 }))).toMatchObject({
    runs: [{ id: runId }],
  });
  expect(await archive.read(other, (db) => findRuns(db, { limit: 10 }))).toEqual({
    runs: [],
    next: null,
  });
  await expect(archive.read(other, (db) => getReport(db, runId))).rejects.toMatchObject({
    code: 'quality.run-not-found',
  });
});

test('a department starts the check of what it hands over, and of nothing else', async () => {
  const head = await givenPerson(archive, 'department-head', agency.officeId);
  const other = await givenPerson(archive, 'department-head', agency.financeId);
  const recordIds = [await givenOwnDocument(archive, agency, archivist)];
  const runId = await archive.run(handOver, head, { recordIds, expected: { count: 1 } });
  await archive.perform(checkRecords(archive.platform, archive.storage), head, {
    runId,
    batchAgain: true,
  });
  const { state, jobId } = await archive.read(head, (db) => getReport(db, runId));
  expect([state, jobId]).toEqual(['checked', expect.any(String)]);
  await expect(archive.run(handOver, other, { recordIds, expected: {} })).rejects.toMatchObject({
    code: 'quality.nothing-to-check',
  });
});

test('numbers of the agency that neither the batch nor the fonds has are named', async () => {
  const first = await givenOwnDocument(archive, agency, archivist, '示发〔2025〕1号');
  await givenOwnDocument(archive, agency, archivist, '示发〔2025〕2号');
  const fourth = await givenOwnDocument(archive, agency, archivist, '示发〔2025〕4号');
  const runId = await givenRun([first, fourth]);
  const [gap] = (await report(runId)).batch.filter(({ itemCode }) => itemCode === '2-6');
  expect(gap).toMatchObject({ outcome: 'failed', object: '示发〔2025〕', actual: '缺 3' });
});

test('records of a fonds are chosen by their state; nothing to check is said', async () => {
  await givenOwnDocument(archive, agency, archivist);
  const { fondsId } = agency;
  expect(
    await archive.run(startCheckRun, archivist, { fondsId, states: ['registered'] }),
  ).toMatchObject({ records: 1 });
  await expect(
    archive.run(startCheckRun, archivist, { fondsId, states: ['filed'] }),
  ).rejects.toMatchObject({ code: 'quality.nothing-to-check' });
});
