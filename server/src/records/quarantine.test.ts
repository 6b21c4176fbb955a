import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { addComponent } from './change-components.ts';
import { describeRecord } from './describe-record.ts';
import { noteText } from './note-text.ts';
import { findComponents, getRecordDetail } from './record-detail.ts';
import { reviewQuarantine } from './review-quarantine.ts';

async function givenPeople() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const [archivist, partTimer, handler, officer] = await Promise.all([
    givenPerson(archive, 'archivist', agency.agencyId),
    givenPerson(archive, 'department-archivist', agency.officeId),
    givenPerson(archive, 'handler', agency.officeId),
    givenPerson(archive, 'secrecy-officer', agency.agencyId),
  ]);
  return { archive, agency, archivist, partTimer, handler, officer };
}

const title = '机密★10年 关于防汛工作的通知';

function describe(
  archive: TestArchive,
  actor: Parameters<TestArchive['run']>[1],
  recordId: string,
  changes: object,
) {
  return archive
    .row('record', recordId)
    .then(({ version }) => archive.run(describeRecord, actor, { recordId, version, changes }));
}

/** As the timed work does it, with a page that a document begins with. */
async function textIsRead(archive: TestArchive, recordId: string, page: string): Promise<string> {
  const [component] = await archive.read(systemActor, (db) => findComponents(db, recordId));
  return archive.run(noteText, systemActor, {
    componentId: component?.id ?? '',
    outcome: { kind: 'text', pages: [page], tool: 'test', toolVersion: '1' },
  });
}

test('a mark in a field, in a file name or at the head of a document quarantines the record', async () => {
  const { archive, agency, archivist } = await givenPeople();
  await using _ = archive;
  const byTitle = await givenRecord(archive, agency, archivist, { description: { title } });
  const byLevel = await givenRecord(archive, agency, archivist, {
    description: { securityLevel: 'secret' },
  });
  const component = await givenComponent(archive.storage, 'x', { fileName: '秘密★5年 方案.txt' });
  const byName = await givenRecord(archive, agency, archivist, { components: [component] });
  const later = await givenRecord(archive, agency, archivist);
  await archive.run(addComponent, archivist, { recordId: later, component });
  const byText = await givenRecord(archive, agency, archivist);
  expect(await textIsRead(archive, byText, '秘密★5年\n关于防汛工作的通知')).toBe('quarantined');
  for (const recordId of [byTitle, byLevel, byName, later, byText])
    expect((await archive.row('record', recordId)).quarantined_at).not.toBeNull();
});

test('what merely speaks of secrets is not quarantined', async () => {
  const { archive, agency, archivist } = await givenPeople();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '关于贯彻保守国家秘密条例的通知' },
  });
  expect(await textIsRead(archive, recordId, '关于做好国家秘密定密工作的通知')).toBe('kept');
  expect(await archive.row('record', recordId)).toMatchObject({ quarantined_at: null });
});

test('a quarantined record is gone for its colleagues; who brought it and who guards it still see it', async () => {
  const { archive, agency, archivist, partTimer, handler, officer } = await givenPeople();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, handler, { description: { title } });
  const sees = (actor: typeof handler) =>
    archive
      .read(actor, (db) => getRecordDetail(db, actor, recordId))
      .then(
        (detail) => detail.title,
        (error: { code: string }) => error.code,
      );
  expect(await sees(partTimer)).toBe('records.not-found');
  expect(await sees(officer)).toBe(title);
  const concealed = '（带密级标志，不列出）';
  expect([await sees(handler), await sees(archivist)]).toEqual([concealed, concealed]);
});

test('whoever writes a mark into a colleague’s record learns what came of it, and can do no more', async () => {
  const { archive, agency, partTimer, handler } = await givenPeople();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, handler);
  await describe(archive, partTimer, recordId, { title });
  const detail = await archive.read(partTimer, (db) => getRecordDetail(db, partTimer, recordId));
  expect(detail).toMatchObject({ quarantined: true });
  await expect(describe(archive, partTimer, recordId, { title: '通知' })).rejects.toMatchObject({
    code: 'records.quarantined',
  });
});

test('what the secrecy officer releases goes on as before, and the same mark does not catch it again', async () => {
  const { archive, agency, archivist, officer } = await givenPeople();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, { description: { title } });
  await textIsRead(archive, recordId, '正文');
  await archive.run(reviewQuarantine, officer, {
    recordId,
    decision: 'release',
    reason: '标志系引用',
  });
  expect(await archive.row('record', recordId)).toMatchObject({
    quarantined_at: null,
    state: 'registered',
  });
  const [component] = await archive.read(archivist, (db) => findComponents(db, recordId));
  expect(component).toMatchObject({ textState: 'waiting' });

  await describe(archive, archivist, recordId, { pages: 3 });
  expect(await textIsRead(archive, recordId, '机密★10年\n正文')).toBe('kept');
  expect(await archive.row('record', recordId)).toMatchObject({ quarantined_at: null, pages: 3 });

  await describe(archive, archivist, recordId, { title: '绝密★30年 关于防汛工作的通知' });
  expect((await archive.row('record', recordId)).quarantined_at).not.toBeNull();
});

test('what is expelled leaves an empty, voided record and none of its words', async () => {
  const { archive, agency, archivist, officer } = await givenPeople();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  await textIsRead(archive, recordId, '不该留下的正文');
  await describe(archive, archivist, recordId, { title, keywords: '防汛' });
  await archive.run(reviewQuarantine, officer, { recordId, decision: 'expel', reason: '确系涉密' });
  expect(await archive.row('record', recordId)).toMatchObject({
    state: 'voided',
    title: null,
    keywords: null,
  });
  const left = await archive.read(systemActor, async (db) => ({
    components: await db.selectFrom('component').selectAll().execute(),
    texts: await db.selectFrom('component_text').selectAll().execute(),
  }));
  expect(left).toEqual({ components: [], texts: [] });
});

test('only a quarantined record is judged, and only by who guards its agency', async () => {
  const { archive, agency, archivist, officer } = await givenPeople();
  await using _ = archive;
  const clean = await givenRecord(archive, agency, archivist, { description: {} });
  const judge = (actor: typeof officer, recordId: string) =>
    archive.run(reviewQuarantine, actor, { recordId, decision: 'release', reason: '无' });
  // Not filed and not quarantined: the secrecy officer does not even see it.
  await expect(judge(officer, clean)).rejects.toMatchObject({ code: 'records.not-found' });
  await expect(judge(archivist, clean)).rejects.toMatchObject({ code: 'records.not-quarantined' });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'secrecy-officer', other.agencyId);
  const marked = await givenRecord(archive, agency, archivist, { description: { title } });
  await expect(judge(stranger, marked)).rejects.toMatchObject({ code: 'records.not-found' });
});
