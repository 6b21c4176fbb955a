import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { addComponent, removeComponent } from './change-components.ts';
import { createRecord } from './create-record.ts';
import { describeRecord } from './describe-record.ts';
import { findComponents } from './record-detail.ts';
import { registerRecord } from './register-record.ts';
import { voidRecord } from './void-record.ts';

async function givenArchivist() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  return { archive, agency, archivist };
}

const fileNames = async (archive: TestArchive, recordId: string) =>
  (await archive.read(systemActor, (db) => findComponents(db, recordId))).map(
    ({ position, fileName }) => `${position} ${fileName}`,
  );

test('a draft gets its temporary number when it is registered, and numbers run on', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const draft = await givenRecord(archive, agency, archivist, { register: false });
  await givenRecord(archive, agency, archivist);
  expect(await archive.row('record', draft)).toMatchObject({
    state: 'draft',
    temporary_number: null,
  });
  await archive.run(registerRecord, archivist, { recordId: draft });
  expect(await archive.row('record', draft)).toMatchObject({
    temporary_number: 'TA001-2026-000002',
  });
  await expect(archive.run(registerRecord, archivist, { recordId: draft })).rejects.toMatchObject({
    code: 'records.wrong-state',
  });
});

test('the same document from the same source is taken in once', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const take = () =>
    archive.run(createRecord, archivist, {
      fondsId: agency.fondsId,
      category: 'WS',
      description: { title: '通知' },
      components: [],
      register: true,
      source: 'oa',
      sourceKey: 'doc-1',
    });
  expect(await take()).toBe(await take());
});

test('components stand in the order of DA/T 22, however they came', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const given = (
    fileName: string,
    role: 'attachment' | 'original' | 'final-draft' | 'handling-form',
  ) => givenComponent(archive.storage, fileName, { fileName, role });
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [await given('附件1', 'attachment'), await given('正本', 'original')],
  });
  for (const component of [
    await given('定稿', 'final-draft'),
    await given('处理单', 'handling-form'),
    await given('附件2', 'attachment'),
  ])
    await archive.run(addComponent, archivist, { recordId, component });
  expect(await fileNames(archive, recordId)).toEqual([
    '1 处理单',
    '2 正本',
    '3 附件1',
    '4 附件2',
    '5 定稿',
  ]);

  const [first] = await archive.read(archivist, (db) => findComponents(db, recordId));
  await archive.run(removeComponent, archivist, { recordId, componentId: first?.id ?? '' });
  expect(await fileNames(archive, recordId)).toEqual(['1 正本', '2 附件1', '3 附件2', '4 定稿']);
});

test('a component of another record cannot be taken away by this one', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const one = await givenRecord(archive, agency, archivist);
  const other = await givenRecord(archive, agency, archivist);
  const [component] = await archive.read(archivist, (db) => findComponents(db, other));
  await expect(
    archive.run(removeComponent, archivist, { recordId: one, componentId: component?.id ?? '' }),
  ).rejects.toMatchObject({ code: 'records.component-not-found' });
});

test('a voided record keeps its number and its story, and nothing more is done to it', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist);
  await archive.run(voidRecord, head, { recordId, reason: '重复登记' });
  const row = await archive.row('record', recordId);
  expect(row).toMatchObject({ state: 'voided', temporary_number: 'TA001-2026-000001' });
  await expect(
    archive.run(describeRecord, archivist, {
      recordId,
      version: row.version,
      changes: { pages: 1 },
    }),
  ).rejects.toMatchObject({ code: 'records.wrong-state' });
  const [, last] = (await archive.trail()).filter(
    ({ subject }) => subject === `record:${recordId}`,
  );
  expect(last?.details).toEqual({ from: 'registered', to: 'voided', reason: '重复登记' });
});

test('what has its temporary number is voided by the head of the archives, a draft by whoever describes it', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  await expect(
    archive.run(voidRecord, archivist, { recordId, reason: '重复' }),
  ).rejects.toMatchObject({ code: 'actor.not-permitted' });
  const draft = await givenRecord(archive, agency, archivist, { register: false });
  await archive.run(voidRecord, archivist, { recordId: draft, reason: '重复' });
  expect(await archive.row('record', draft)).toMatchObject({ state: 'voided' });
});

test('a held record is not voided', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist);
  await keepHouse(archive.platform, (tx) =>
    tx
      .insertInto('hold')
      .values({
        agency_id: agency.agencyId,
        record_id: recordId,
        placed_by: '审计',
        reason: '正在审计',
        placed_at: new Date(),
      })
      .execute(),
  );
  await expect(archive.run(voidRecord, head, { recordId, reason: '重复' })).rejects.toMatchObject({
    code: 'records.frozen',
    details: { reason: '正在审计' },
  });
});

test('a part-time archivist moves no record into another department', async () => {
  const { archive, agency } = await givenArchivist();
  await using _ = archive;
  const partTimer = await givenPerson(archive, 'department-archivist', agency.officeId);
  const recordId = await givenRecord(archive, agency, partTimer);
  await expect(
    archive.run(describeRecord, partTimer, {
      recordId,
      version: 1,
      changes: { departmentId: agency.financeId },
    }),
  ).rejects.toMatchObject({ code: 'actor.out-of-reach' });
  expect(await archive.row('record', recordId)).toMatchObject({
    department_id: agency.officeId,
    version: 1,
  });
});
