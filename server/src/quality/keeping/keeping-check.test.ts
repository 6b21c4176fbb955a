import { chmod, readFile, writeFile } from 'node:fs/promises';
import { formatKey } from '@lantai/contract/preservation/format-register.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, systemActor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { fileRecords } from '../../arrangement/file-records.job.ts';
import { openComponent } from '../../preservation/component-bytes.ts';
import { noPatience } from '../../preservation/following/due-subjects.ts';
import { followStore } from '../../preservation/following/follow-store.ts';
import { decideFormat } from '../../preservation/format-register/decide-format.ts';
import { examineFile } from '../../preservation/formats/examine-file.ts';
import { findComponents } from '../../records/record-detail.ts';
import { checkRecords } from '../check-records.job.ts';
import { bringScan } from '../evidence/bring-scan.ts';
import { keepReport } from '../evidence/keep-report.ts';
import { givenOwnDocument, givenPdf } from '../given-check.test-fixture.ts';
import { findResults, getReport } from '../report-queries.ts';
import { drawSample } from './draw-sample.ts';
import { readKeptObject } from './kept-object.ts';
import { noteEnvironment } from './note-environment.ts';
import { type Rhythm, startKeepingCheck } from './start-keeping-check.ts';
import { watchEnvironment } from './watch-environment.ts';

let archive: TestArchive;
let agency: TestAgency;
let archivist: Actor;
let recordIds: string[];

beforeAll(async () => {
  archive = await openTestArchive();
  agency = await givenAgency(archive);
  archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const { platform, storage } = archive;
  await watchEnvironment(platform, storage);
  recordIds = [
    await givenOwnDocument(archive, agency, archivist),
    await givenOwnDocument(archive, agency, archivist, '示发〔2025〕8号'),
  ];
  await archive.perform(fileRecords(platform, storage), archivist, { fondsId: agency.fondsId });
});
afterAll(() => archive[Symbol.asyncDispose]());

/** As the calendar of keeping begins one, within its own command. */
const begin = command<{ rhythm: Rhythm }, string>({
  name: 'quality.start-check',
  async perform(context, { rhythm }) {
    const { started, events } = await startKeepingCheck(context, {
      fondsId: agency.fondsId,
      rhythm,
    });
    const [first] = events;
    if (!first) throw new Error('a check was begun');
    return changed(started[0]?.runId ?? '', first);
  },
});

async function check(rhythm: Rhythm = { kind: 'full' }) {
  const runId = await archive.run(begin, archivist, { rhythm });
  const job = checkRecords(archive.platform, archive.storage);
  await archive.perform(job, archivist, { runId, batchAgain: true });
  return runId;
}
const report = (runId: string) => archive.read(archivist, (db) => getReport(db, runId));
const failedOf = async (runId: string, recordId: string | null) =>
  (await archive.read(archivist, (db) => findResults(db, runId, recordId)))
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ itemCode }) => itemCode);

test('what is kept is looked at in the store by the 32 items of keeping, and what nobody could look at is said', async () => {
  const told = await report(await check());
  expect(told).toMatchObject({ stage: 'BC', records: 2 });
  expect(told.items).toHaveLength(32);
  const came = (outcome: 'failed' | 'not-run' | 'not-applicable') =>
    told.items.filter(({ counts }) => counts[outcome] > 0).map(({ code }) => code);
  expect(came('failed')).toEqual([]);
  expect(came('not-run')).toEqual(['3-9', '4-1', '4-2', '4-8']);
  expect(came('not-applicable')).toEqual(['1-15', '1-16', '4-4', '4-5']);
});

test('what has followed the catalogue since it was filed is read and found whole as well', async () => {
  const { platform, storage } = archive;
  await followStore(platform, { storage, patience: noPatience });
  const [recordId = ''] = recordIds;
  const object = await readKeptObject(storage, recordId);
  expect(object).toMatchObject({ unreadable: null, metadata: { schema: 'urn:lantai:record:2' } });
  const told = await report(await check());
  const failed = told.items.filter(({ counts }) => counts.failed > 0);
  expect(failed.map(({ code }) => code)).toEqual([]);
});

test('a byte that changed in the store fails by the digests of the catalogue and by those of the object', async () => {
  const [recordId = ''] = recordIds;
  const [component] = await archive.read(systemActor, (db) => findComponents(db, recordId));
  const row = await archive.row('component', component?.id ?? '');
  const { path } = await openComponent(archive.storage, row);
  const bytes = await readFile(path);
  const changedBytes = Buffer.from(bytes);
  changedBytes[changedBytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
  await chmod(path, 0o644);
  await writeFile(path, changedBytes);
  expect(await failedOf(await check(), recordId)).toEqual(['1-1', '1-14']);
  await writeFile(path, bytes);
  expect(await failedOf(await check(), recordId)).toEqual([]);
});

test('a scan that was brought in is judged by what it found and by how old it is', async () => {
  const pdf = await givenPdf(1);
  const file = { fileName: '扫描报告.pdf', mediaType: 'application/pdf', size: pdf.length };
  const digests = { sha512: 'a'.repeat(128), sm3: 'b'.repeat(64) };
  const bring = (scannedOn: string, severe: number) =>
    archive.run(bringScan, archivist, {
      ...{ agencyId: agency.agencyId, tool: '示例扫描器', toolVersion: '3', scannedOn, severe },
      file: { ...file, ...digests },
    });
  const judged = async () =>
    (await report(await check())).batch.find(({ itemCode }) => itemCode === '4-8');
  await bring('2024-12-01', 0);
  expect(await judged()).toMatchObject({
    outcome: 'failed',
    object: '扫描日期',
    actual: '2024-12-01',
  });
  await bring('2026-02-01', 3);
  expect(await judged()).toMatchObject({ outcome: 'failed', actual: '3 个', tool: '示例扫描器' });
  await bring('2026-02-02', 0);
  expect(await judged()).toMatchObject({ outcome: 'passed' });
  await expect(bring('2030-01-01', 0)).rejects.toMatchObject({ code: 'quality.scanned-in-future' });
});

test('the environment is noted when it changes, and what is newer than at filing waits for a person', async () => {
  const environment = {
    program: '兰台 999.0',
    system: '某系统',
    store: '某结构',
    database: '某库',
  };
  expect(await archive.run(noteEnvironment, systemActor, environment)).toEqual({ isNew: true });
  expect(await archive.run(noteEnvironment, systemActor, environment)).toEqual({ isNew: false });
});

test('a share is drawn by chance, at least one, and the same seed draws the same', () => {
  const ids = Array.from({ length: 100 }, (_, at) => `record ${at}`);
  expect(drawSample(ids, 0.05, 'one')).toHaveLength(5);
  expect(drawSample(ids, 0.001, 'one')).toHaveLength(1);
  expect(drawSample(ids, 0.05, 'one')).toEqual(drawSample(ids, 0.05, 'one'));
  expect(drawSample(ids, 0.05, 'one')).not.toEqual(drawSample(ids, 0.05, 'two'));
});

test('a report is kept once for what it says, with its digest in the trail, and cannot be changed', async () => {
  const runId = await check({ kind: 'sample', share: 0.05 });
  const { sm3, records } = await report(runId);
  expect(records).toBe(1);
  const file = {
    ...{ fileName: '报告.xlsx', mediaType: 'application/octet-stream', size: 9 },
    ...{ sha512: 'c'.repeat(128), sm3: 'd'.repeat(64) },
  };
  await archive.run(keepReport, archivist, { runId, resultsSm3: sm3, file });
  expect((await report(runId)).kept).toMatchObject([{ sm3: 'd'.repeat(64), resultsSm3: sm3 }]);
  await expect(
    archive.run(keepReport, archivist, { runId, resultsSm3: sm3, file }),
  ).rejects.toMatchObject({ code: 'quality.report-kept-already' });
});

test('a format that the agency wants converted no longer lasts: 3-5 says so, and names the register', async () => {
  const [recordId = ''] = recordIds;
  const found = (runId: string) =>
    archive.read(systemActor, async (db) =>
      (await findResults(db, runId, recordId)).find(({ itemCode }) => itemCode === '3-5'),
    );
  expect(await found(await check())).toMatchObject({ outcome: 'passed' });
  const [component] = await archive.read(systemActor, (db) => findComponents(db, recordId));
  const row = await archive.row('component', component?.id ?? '');
  const { path } = await openComponent(archive.storage, row);
  const answer = await examineFile(path, { fileName: row.file_name });
  if (answer.kind !== 'examined') throw new Error('a PDF is known by its bytes');
  const { agencyId } = agency;
  await archive.run(decideFormat, archivist, {
    ...{ agencyId, format: formatKey(answer.file), standing: 'convert', reason: '统一为 OFD' },
  });
  expect(await found(await check())).toMatchObject({
    ...{ outcome: 'failed', expected: '长期保存格式（格式登记册：应转换）' },
    actual: expect.stringContaining('没有转换件'),
  });
});
