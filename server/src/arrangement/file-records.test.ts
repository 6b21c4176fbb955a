import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { completeDescription, givenComponent, givenRecord } from '../../test/given-records.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import { decideScheme } from '../classification/decide-scheme.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { openContent, readInventory } from '../preservation/read-object.ts';
import { stagedPath } from '../preservation/staging.ts';
import { verifyObject } from '../preservation/verify-object.ts';
import { findComponents } from '../records/record-detail.ts';
import { findClasses, reviewFiling } from './arrangement-queries.ts';
import { fileAll, givenArchivist, numberedRecords } from './given-filing.test-fixture.ts';
import { numberRecords } from './number-records.ts';
import { startFiling } from './start-filing.ts';

const numbersOf = async (archive: TestArchive) =>
  (await numberedRecords(archive)).map(({ archival_code }) => archival_code);

test('numbers run from 1 in each class, in the order of the documents’ days', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const days = ['2025-06-03', '2025-01-09', '2025-11-30', '2025-03-02'];
  for (const [index, date] of days.entries()) {
    await givenRecord(archive, agency, archivist, { description: { date } });
    const departmentId = agency.financeId;
    if (index < 2)
      await givenRecord(archive, agency, archivist, { description: { date, departmentId } });
  }
  expect(await fileAll(archive, archivist, agency)).toEqual({ filed: 6, unfinished: [] });
  const filed = await numberedRecords(archive);
  expect(filed.map(({ archival_code, document_on }) => [archival_code, document_on])).toEqual([
    ['A001-WS·2025-D30-BGS-0001', '2025-01-09'],
    ['A001-WS·2025-D30-BGS-0002', '2025-03-02'],
    ['A001-WS·2025-D30-BGS-0003', '2025-06-03'],
    ['A001-WS·2025-D30-BGS-0004', '2025-11-30'],
    ['A001-WS·2025-D30-CWK-0001', '2025-01-09'],
    ['A001-WS·2025-D30-CWK-0002', '2025-06-03'],
  ]);
});

test('documents of one day follow their numbers, not as texts: 2号 before 10号', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  for (const documentNumber of ['示发〔2025〕10号', '示发〔2025〕2号', '示发〔2025〕1号'])
    await givenRecord(archive, agency, archivist, {
      description: { documentNumber, title: documentNumber },
    });
  await fileAll(archive, archivist, agency);
  const titles = (await numberedRecords(archive)).map(({ title }) => title);
  expect(titles).toEqual(['示发〔2025〕1号', '示发〔2025〕2号', '示发〔2025〕10号']);
});

test('a second filing goes on from the last number', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await givenRecord(archive, agency, archivist);
  await fileAll(archive, archivist, agency);
  await givenRecord(archive, agency, archivist);
  await fileAll(archive, archivist, agency);
  expect((await numbersOf(archive)).map((code) => code?.slice(-4))).toEqual(['0001', '0002']);
});

test('two filings at once give every number once and leave no gap', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  for (let record = 0; record < 45; record += 1)
    await givenRecord(archive, agency, archivist, {
      description: {
        carrier: 'paper',
        departmentId: record % 3 ? agency.officeId : agency.financeId,
      },
      components: [],
    });
  const outcomes = await Promise.all([1, 2, 3].map(() => fileAll(archive, archivist, agency)));
  expect(outcomes.reduce((sum, { filed }) => sum + filed, 0)).toBe(45);
  const classes = await archive.read(archivist, (db) => findClasses(db, agency.fondsId));
  expect(classes).toMatchObject([
    { classKey: 'A001/WS/2025/D30/BGS', filed: 30, firstNumber: 1, lastNumber: 30, missing: [] },
    { classKey: 'A001/WS/2025/D30/CWK', filed: 15, firstNumber: 1, lastNumber: 15, missing: [] },
  ]);
});

test('a record with a fault is passed over and named, and the others get numbers without a gap', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await givenRecord(archive, agency, archivist, { description: { date: '2025-01-01' } });
  const faulty = await givenRecord(archive, agency, archivist, {
    description: { date: '2025-02-01', creator: null },
    components: [],
  });
  await givenRecord(archive, agency, archivist, { description: { date: '2025-03-01' } });

  await expect(
    archive.run(startFiling, archivist, { fondsId: agency.fondsId, recordIds: [faulty] }),
  ).rejects.toMatchObject({
    code: 'arrangement.not-ready',
    details: { count: 1, reason: '责任者为空；没有电子文件' },
  });
  const review = await archive.read(archivist, (db) =>
    reviewFiling(db, agency.fondsId, '2026-03-01'),
  );
  expect(review).toMatchObject({ ready: 2, kept: 1 });
  expect(review.faults.map(({ fault }) => fault).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'component-missing',
    'creator-missing',
  ]);
  await fileAll(archive, archivist, agency);
  expect(await numbersOf(archive)).toEqual([
    'A001-WS·2025-D30-BGS-0001',
    'A001-WS·2025-D30-BGS-0002',
  ]);
  expect(await archive.row('record', faulty)).toMatchObject({ state: 'registered' });
});

test('a quarantined record is not filed', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await givenRecord(archive, agency, archivist, {
    description: { title: '机密★5年 关于防汛工作的通知' },
  });
  expect(await fileAll(archive, archivist, agency)).toEqual({ filed: 0, unfinished: [] });
});

test('a record whose bytes are lost keeps its number and is named; the others are filed', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const lost = await givenComponent(archive.storage, '将要丢失的正本');
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { date: '2025-01-01' },
    components: [lost],
  });
  await givenRecord(archive, agency, archivist);
  await rm(stagedPath(archive.storage.staging, lost.sha512));

  const outcome = await fileAll(archive, archivist, agency);
  expect(outcome).toMatchObject({
    filed: 1,
    unfinished: [{ recordId, archivalCode: 'A001-WS·2025-D30-BGS-0001' }],
  });
  expect((await numberedRecords(archive)).map(({ state }) => state)).toEqual(['filing', 'filed']);

  await givenComponent(archive.storage, '将要丢失的正本');
  expect(await fileAll(archive, archivist, agency)).toEqual({ filed: 1, unfinished: [] });
});

test('the rule of DA/T 13 and an agency’s own give their codes', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const dat13 = builtInCodeRule('DAT13_2022_ITEM');
  if (!dat13) throw new Error('no such rule');
  const own = {
    ...dat13,
    id: 'OWN',
    name: '自定',
    tail: [{ kind: 'item', width: 6, optional: false } as const],
  };
  const decide = (
    codeRule: typeof dat13,
    validFromYear: number,
    order: 'year-department-retention' | 'year-retention',
  ) =>
    archive.run(decideScheme, systemActor, {
      fondsId: agency.fondsId,
      category: 'WS',
      order,
      dividedBy: 'department',
      codeRule,
      validFromYear,
    });
  await decide(dat13, 2023, 'year-department-retention');
  await decide(own, 2024, 'year-retention');
  for (const date of ['2022-05-06', '2023-05-06', '2024-05-06'])
    await givenRecord(archive, agency, archivist, { description: { date } });
  await fileAll(archive, archivist, agency);
  expect(await numbersOf(archive)).toEqual([
    'A001-WS·2022-D30-BGS-0001',
    'A001-WS·2023·D30·BGS-0001',
    'A001-WS·2024·D30-000001',
  ]);
});

test('where the scheme has no departments, the days alone decide the order', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await archive.run(decideScheme, systemActor, {
    fondsId: agency.fondsId,
    category: 'WS',
    order: 'year-retention',
    dividedBy: 'department',
    codeRule: builtInCodeRule('DAT22_2015') ?? (undefined as never),
    validFromYear: 2025,
  });
  const { officeId, financeId } = agency;
  for (const [date, departmentId] of [
    ['2025-01-03', officeId],
    ['2025-01-01', financeId],
    ['2025-01-02', officeId],
  ] as const)
    await givenRecord(archive, agency, archivist, { description: { date, departmentId } });
  await fileAll(archive, archivist, agency);
  expect((await numberedRecords(archive)).map(({ document_on }) => document_on)).toEqual([
    '2025-01-01',
    '2025-01-02',
    '2025-01-03',
  ]);
});

test('长期 is filed among the records of thirty years, by its day, and stays 长期', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const given = [
    ['长期', '1998-05-02'],
    ['D30', '1998-05-03'],
    ['D30', '1998-05-01'],
    ['短期', '1998-05-01'],
  ] as const;
  for (const [retention, date] of given)
    await givenRecord(archive, agency, archivist, { description: { retention, date } });
  await fileAll(archive, archivist, agency);
  const filed = await archive.read(systemActor, (db) =>
    db
      .selectFrom('record')
      .select(['retention', 'archival_code'])
      .orderBy('archival_code')
      .execute(),
  );
  expect(filed).toEqual([
    { retention: '短期', archival_code: 'A001-WS·1998-D10-BGS-0001' },
    { retention: 'D30', archival_code: 'A001-WS·1998-D30-BGS-0001' },
    { retention: '长期', archival_code: 'A001-WS·1998-D30-BGS-0002' },
    { retention: 'D30', archival_code: 'A001-WS·1998-D30-BGS-0003' },
  ]);
});

test('a numbering that fails gives no number, and a code once given is never given again', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const first = await givenRecord(archive, agency, archivist);
  const cutOff = new Error('cut off before the commit');
  await expect(
    keepHouse(archive.platform, async (tx) => {
      const context = { tx, actor: archivist, now: archive.platform.now() };
      const { result } = await numberRecords.perform(context, {
        fondsId: agency.fondsId,
        recordIds: [first],
      });
      expect(result).toBe(1);
      throw cutOff;
    }),
  ).rejects.toBe(cutOff);
  await fileAll(archive, archivist, agency);
  expect(await numbersOf(archive)).toEqual(['A001-WS·2025-D30-BGS-0001']);

  // Were the class ever counted from the beginning again, the register of codes would refuse.
  await keepHouse(archive.platform, async (tx) => {
    await tx.updateTable('class_head').set({ last_number: 0 }).execute();
    await tx
      .updateTable('record')
      .set({ archival_code: 'moved', item_number: 99 })
      .where('id', '=', first)
      .execute();
  });
  const second = await givenRecord(archive, agency, archivist);
  await expect(
    archive.run(numberRecords, archivist, { fondsId: agency.fondsId, recordIds: [second] }),
  ).rejects.toThrow(/allocated_code_pkey/);
});

test('the object holds content and description, every digest agrees, and the trail has its fingerprint', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { storage } = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { documentNumber: '示发〔2025〕3号' },
    components: [
      await givenComponent(storage, '附件的字', { fileName: '附件 1.txt', role: 'attachment' }),
      await givenComponent(storage, '正本的字', { fileName: '../正本?.txt' }),
    ],
  });
  await fileAll(archive, archivist, agency);

  expect(await verifyObject(storage.store, objectId(recordId))).toEqual([]);
  const components = await archive.read(archivist, (db) => findComponents(db, recordId));
  expect(components.map(({ role, fileName }) => [role, fileName])).toEqual([
    ['original', '../正本?.txt'],
    ['attachment', '附件 1.txt'],
  ]);
  const metadata = JSON.parse(await read('metadata/record.json'));
  expect(metadata).toMatchObject({
    id: recordId,
    archivalCode: 'A001-WS·2025-D30-BGS-0001',
    class: { key: 'A001/WS/2025/D30/BGS', itemNumber: 1 },
    description: {
      ...completeDescription({ documentNumber: '示发〔2025〕3号' }),
      departmentId: agency.officeId,
      departmentName: '办公室',
      year: 2025,
    },
    filed: { by: archivist.name },
    components: components.map(({ id, sha512, sm3, size }) => ({ id, sha512, sm3, size })),
  });
  const inventory = await readInventory(storage.store, objectId(recordId));
  for (const { path, sha512 } of metadata.components)
    expect(inventory.versions.v1?.state[sha512]).toEqual([path]);
  expect(await read(metadata.components[0].path)).toBe('正本的字');

  const story = (await archive.trail()).filter(({ subject }) => subject === `record:${recordId}`);
  expect(story.map(({ command }) => command)).toEqual([
    'records.create-record',
    'arrangement.number-records',
    'records.mark-filed',
  ]);
  expect(story.at(-1)?.details).toMatchObject({
    inventorySha512: expect.stringMatching(/^[0-9a-f]{128}$/),
  });

  async function read(path: string): Promise<string> {
    return text((await openContent(storage.store, objectId(recordId), path)).read());
  }
});
