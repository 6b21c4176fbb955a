import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { createRecord } from '../../records/create-record.ts';
import { openCatalogue } from '../catalogue/read-catalogue.ts';
import { importInto } from './given-import.test-fixture.ts';
import { takeRows } from './take-rows.ts';

const heading = '题名,责任者,文号,日期,保管期限,机构,电子文件名,备注';

async function givenCatalogue(
  archive: TestArchive,
  rows: readonly string[],
  name = 'catalogue.csv',
) {
  const file = join(archive.directory, name);
  await writeFile(file, [heading, ...rows].join('\n'));
  return file;
}

async function givenFiles(archive: TestArchive, names: readonly string[]) {
  const directory = join(archive.directory, 'files');
  for (const name of names) {
    await mkdir(join(directory, name, '..'), { recursive: true });
    await writeFile(join(directory, name), `text of ${name}`);
  }
  return directory;
}

const records = (archive: TestArchive) =>
  archive.read(systemActor, (db) =>
    db.selectFrom('record').selectAll().orderBy('temporary_number').execute(),
  );
const components = (archive: TestArchive) =>
  archive.read(systemActor, (db) =>
    db.selectFrom('component').selectAll().orderBy('record_id').orderBy('position').execute(),
  );
const findings = (archive: TestArchive) =>
  archive.read(systemActor, (db) =>
    db.selectFrom('import_finding').select(['row', 'column', 'value', 'rule', 'message']).execute(),
  );

test('an error report that was corrected brings in what was missing, and only that', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const rows = [
    '关于甲的请示,甲局,甲〔2019〕1号,2019-03-05,永久,,,',
    '关于乙的请示,乙局,,2014-02-30,水久,,,',
  ];
  const reportPath = join(archive.directory, 'report.xlsx');
  const file = await givenCatalogue(archive, rows);
  expect(await importInto(archive, { file, reportPath })).toMatchObject({
    imported: 1,
    rowsInError: 1,
  });

  const report = await openCatalogue(reportPath);
  const wrong = await Array.fromAsync(report.rows, ({ cells }) => cells);
  const corrected = wrong.map((cells) =>
    cells.map((cell) =>
      cell.replace('2014-02-30', '2014-02-28').replace('水久', '永久').replaceAll('\n', ' '),
    ),
  );
  const again = join(archive.directory, 'corrected.csv');
  await writeFile(
    again,
    [report.heading.cells, ...corrected].map((cells) => cells.join(',')).join('\n'),
  );

  expect(await importInto(archive, { file: again })).toMatchObject({ imported: 1, rowsInError: 0 });
  expect((await records(archive)).map(({ title }) => title)).toEqual([
    '关于甲的请示',
    '关于乙的请示',
  ]);
  // What was put right in the first catalogue itself is the same row as in the corrected report.
  const whole = await givenCatalogue(
    archive,
    rows.map((row) => row.replace('2014-02-30', '2014-02-28').replace('水久', '永久')),
    'whole.csv',
  );
  expect(await importInto(archive, { file: whole })).toMatchObject({
    imported: 0,
    alreadyThere: 2,
  });
});

test('a document that the fonds has already stays out, and the finding names the other record', async () => {
  await using archive = await openTestArchive();
  const { fondsId } = await givenAgency(archive);
  await archive.run(createRecord, systemActor, {
    fondsId,
    category: 'WS',
    description: {
      title: '关于甲的请示',
      creator: '甲局',
      documentNumber: '甲[2019]1号',
      date: '2019年3月5日',
    },
    components: [],
    register: true,
    source: 'upload',
    sourceKey: null,
  });
  const row = '关于甲事项的请示,甲 局,甲〔2019〕1号,2019-03-05,永久,,,';
  const file = await givenCatalogue(archive, [row]);
  expect(await importInto(archive, { file })).toMatchObject({ imported: 0, rowsInError: 1 });
  expect(await findings(archive)).toMatchObject([
    { row: 2, column: '文号', value: '甲〔2019〕1号', rule: 'document-in-fonds' },
  ]);
  expect((await findings(archive))[0]?.message).toContain('TA001-2026-000001');
});

test('like rows of one catalogue come in both, now or when a cut-off import goes on', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const rows = [
    '关于甲的请示,甲局,甲〔2019〕1号,2019-03-05,永久,,,',
    '关于甲的请示（副本）,甲局,甲〔2019〕1号,2019-03-05,永久,,,',
  ];
  const first = await givenCatalogue(archive, rows.slice(0, 1), 'first.csv');
  await importInto(archive, { file: first });
  const file = await givenCatalogue(archive, rows);
  expect(await importInto(archive, { file })).toMatchObject({
    imported: 1,
    alreadyThere: 1,
    rowsInError: 0,
  });
});

test('a department is known by its name or its code; any other name is kept as it is', async () => {
  await using archive = await openTestArchive();
  const { officeId } = await givenAgency(archive);
  const rows = ['办公室', 'bgs', '基建办'].map(
    (name, index) => `文件${index},甲局,,2019-03-05,永久,${name},,`,
  );
  await importInto(archive, { file: await givenCatalogue(archive, rows) });
  expect(await records(archive)).toMatchObject([
    { department_id: officeId, department_name: '办公室' },
    { department_id: officeId, department_name: '办公室', more: { 机构: 'bgs' } },
    { department_id: null, department_name: '基建办' },
  ]);
});

test("a part-time archivist brings in their own department's rows, and rows that name none", async () => {
  await using archive = await openTestArchive();
  const { officeId } = await givenAgency(archive);
  const actor = await givenPerson(archive, 'department-archivist', officeId);
  const rows = ['办公室', '', '财务科'].map(
    (name, index) => `文件${index},甲局,,2019-03-05,永久,${name},,`,
  );
  const file = await givenCatalogue(archive, rows);
  expect(await importInto(archive, { file, actor })).toMatchObject({ imported: 2, rowsInError: 1 });
  expect(new Set((await records(archive)).map(({ department_id }) => department_id))).toEqual(
    new Set([officeId]),
  );
  expect(await findings(archive)).toMatchObject([
    { row: 4, value: '财务科', rule: 'department-elsewhere' },
  ]);
});

test('a row whose record the asker may not see comes in no second time', async () => {
  await using archive = await openTestArchive();
  const { fondsId, officeId, financeId } = await givenAgency(archive);
  const office = await givenPerson(archive, 'department-archivist', officeId);
  const finance = await givenPerson(archive, 'department-archivist', financeId);
  const file = await givenCatalogue(archive, ['绝密★长期 文件,甲局,,2019-03-05,永久,,,']);
  const first = await importInto(archive, { file, actor: office });
  expect(first).toMatchObject({ imported: 1, quarantined: 1 });
  expect(await importInto(archive, { file, actor: finance })).toMatchObject({ alreadyThere: 1 });
  // The same when the first came in between looking and inserting.
  const [record] = await records(archive);
  const incoming = {
    description: { ...emptyDescription, title: '文件', departmentId: financeId },
    category: 'WS' as const,
    components: [],
    source: 'import',
    sourceKey: record?.source_key ?? null,
    register: true,
  };
  const late = { importId: first.importId, fondsId, incoming: [incoming] };
  await expect(archive.run(takeRows, finance, late)).rejects.toMatchObject({
    code: 'records.already-received',
  });
});

test('the files of a row become its document and the attachments, and what no row names is told', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const filesDirectory = await givenFiles(archive, ['a.txt', 'b.txt', 'c.txt', '.DS_Store']);
  const rows = ['文件甲,甲局,,2019-03-05,永久,,b.txt;a.txt,', '文件乙,甲局,,2019-03-05,永久,,,'];
  const summary = await importInto(archive, {
    file: await givenCatalogue(archive, rows),
    filesDirectory,
  });
  expect(summary).toMatchObject({ imported: 2, leftoverFiles: ['c.txt'] });
  expect(await components(archive)).toMatchObject([
    { position: 1, role: 'original', file_name: 'b.txt', media_type: 'text/plain' },
    { position: 2, role: 'attachment', file_name: 'a.txt', media_type: 'text/plain' },
  ]);
  expect((await records(archive)).map(({ carrier }) => carrier)).toEqual(['electronic', 'paper']);
});

test('a row with a secrecy mark brings no file, nor does a file that carries one', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const names = ['a.txt', 'A001-WS·2019-Y-0001/机密★5年.txt'];
  const filesDirectory = await givenFiles(archive, names);
  const file = join(archive.directory, 'coded.csv');
  await writeFile(
    file,
    '题名,责任者,日期,保管期限,档号,电子文件名,备注\n甲,甲局,2019-03-05,永久,,a.txt,秘密★\n乙,甲局,2019-03-05,永久,A001-WS·2019-Y-0001,,\n',
  );
  const summary = await importInto(archive, { file, filesDirectory });
  expect(summary).toMatchObject({ imported: 2, quarantined: 2 });
  expect(await components(archive)).toEqual([]);
  expect((await findings(archive)).map(({ row, rule }) => [row, rule])).toEqual([
    [2, 'secrecy-mark-found'],
    [3, 'secrecy-mark-found'],
  ]);
});

test('a file that is gone when its turn comes keeps out its row alone', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const filesDirectory = await givenFiles(archive, ['a.txt', 'b.txt']);
  const rows = ['a.txt', 'b.txt'].map((name) => `文件${name},甲局,,2019-03-05,永久,,${name},`);
  const file = await givenCatalogue(archive, rows);
  const onProgress = async () => rm(join(filesDirectory, 'a.txt'), { force: true });
  const summary = await importInto(archive, { file, filesDirectory, onProgress });
  expect(summary).toMatchObject({ imported: 1, rowsInError: 1, alreadyThere: 0 });
  expect(await findings(archive)).toMatchObject([{ row: 2, rule: 'component-unreadable' }]);
});

test('a title longer than a description can hold is an error and not a record nobody can open', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const file = await givenCatalogue(archive, [`${'长'.repeat(501)},甲局,,2019-03-05,永久,,,`]);
  expect(await importInto(archive, { file })).toMatchObject({ imported: 0, rowsInError: 1 });
  expect(await findings(archive)).toMatchObject([
    { row: 2, column: '题名', rule: 'value-too-long' },
  ]);
});

test('a catalogue that breaks off in its middle takes nothing in and says where', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const rows = Array.from({ length: 300 }, (_, index) => `文件${index},甲局,,2019-03-05,永久,,,`);
  const file = await givenCatalogue(archive, [...rows, '"没有结束的引号,甲局,,2019-03-05,永久,,,']);
  await expect(importInto(archive, { file })).rejects.toMatchObject({
    code: 'capture.catalogue-unreadable',
    details: { fault: 'csv-damaged' },
  });
  expect(await records(archive)).toEqual([]);
  const runs = await archive.read(systemActor, (db) =>
    db.selectFrom('import_run').select('state').execute(),
  );
  expect(runs).toEqual([{ state: 'failed' }]);
});

test('columns that a category’s profile knows fill its fields, so that what is complete can be filed', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const file = join(archive.directory, 'accounts.csv');
  await writeFile(
    file,
    [
      '题名,责任者,日期,保管期限,机构,会计年度,资料形式,编制日期',
      '三月记账凭证,示例局,2024-03-31,30年,办公室,2024,凭证,2024-03-31',
      '四月记账凭证,示例局,2024-04-30,30年,办公室,二〇二四,凭证,不详',
    ].join('\n'),
  );
  await importInto(archive, { file, category: 'KU' });
  const rows = await archive.read(systemActor, (db) =>
    db
      .selectFrom('record')
      .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
      .select(['more', 'faults'])
      .orderBy('temporary_number')
      .execute(),
  );
  expect(rows).toEqual([
    { more: { fiscalYear: 2024, form: '凭证', compiledOn: '2024-03-31' }, faults: [] },
    {
      more: { 会计年度: '二〇二四', form: '凭证', 编制日期: '不详' },
      faults: ['profile-required-missing'],
    },
  ]);
});
