import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { readWaitingTexts } from '#preservation/read-waiting-texts.ts';
import { describeRecord } from '#records/describe-record.ts';
import { getRecordDetail } from '#records/record-detail.ts';
import { getRecordHistory } from '#records/record-history.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  givenSchedule,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { componentBytes } from '../../demo/component-bytes.ts';
import type { DemoComponent } from '../../demo/components.ts';
import { demoDistrict } from '../../demo/district.ts';
import { plantedFaults } from '../../demo/faults.ts';
import type { DemoRecord } from '../../demo/records.ts';
import { findRecordsLackingAttachments } from './attachment-queries.ts';
import { compareNewTexts } from './compare-texts.ts';
import { findReadable, readRecord } from './record-readings.ts';
import { suggestFor } from './suggestion/suggestion-queries.ts';

let archive: TestArchive;
let agency: TestAgency;
let archivist: Actor;

beforeAll(async () => {
  archive = await openTestArchive();
  agency = await givenAgency(archive);
  archivist = await givenPerson(archive, 'archivist', agency.agencyId);
});
afterAll(() => archive[Symbol.asyncDispose]());

const district = demoDistrict();

async function takeIn(record: DemoRecord, inAgency = agency, by = archivist): Promise<string> {
  const { title, documentNumber, creator, pages } = record.description;
  return givenRecord(archive, inAgency, by, {
    description: { title, documentNumber, creator, pages },
    components: await Promise.all(record.components.map(staged)),
  });
}

async function staged(component: DemoComponent) {
  return givenComponent(archive.storage, await componentBytes(component), {
    fileName: component.name,
    mediaType: mediaTypeOf(component.name),
    role: component.role,
  });
}

const mediaTypeOf = (name: string) =>
  name.endsWith('.pdf') ? 'application/pdf' : name.endsWith('.png') ? 'image/png' : 'text/plain';

async function readingsOf(recordId: string) {
  const found = await archive.read(archivist, (db) => findReadable(db, recordId));
  return readRecord(archive.storage, found);
}

const demoRecord = (id: string) => {
  const found = district.records.find((record) => record.id === id);
  if (!found) throw new Error(`no record ${id} in the demonstration`);
  return found;
};

async function readTexts() {
  await readWaitingTexts(archive.platform, archive.storage);
  await compareNewTexts(archive.platform);
}

test('exactly the records whose attachment was left out are found to lack one', async () => {
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const theirs = await givenPerson(archive, 'archivist', other.agencyId);
  const planted = new Map(
    plantedFaults.flatMap((fault) =>
      fault.kind === 'absent-attachment' ? [[fault.record, ''] as const] : [],
    ),
  );
  const sample = district.records.filter(
    ({ id, description }, place) =>
      planted.has(id) || (description.title !== '' && place % 7 === 0),
  );
  const ids = new Map<string, string>();
  for (const record of sample) ids.set(await takeIn(record, other, theirs), record.id);
  await readTexts();
  const lacking = await archive.read(theirs, (db) =>
    findRecordsLackingAttachments(db, { fondsId: other.fondsId, limit: 200 }),
  );
  expect(sample.length).toBeGreaterThan(50);
  expect(new Set(lacking.records.map(({ recordId }) => ids.get(recordId)))).toEqual(
    new Set(planted.keys()),
  );
  expect(lacking.total).toBe(planted.size);
  for (const { absent } of lacking.records) {
    expect(absent).toMatchObject([{ title: '有关单位意见采纳情况汇总表' }]);
    expect(absent[0]?.words).toContain('有关单位意见采纳情况汇总表');
    expect(absent[0]?.page).toBeGreaterThan(0);
  }
}, 120_000);

test('the list of records that lack attachments is read page by page', async () => {
  const text = '特此通知。\n附件：1．工作方案\n2．任务分解表\n示例局\n2025年5月6日';
  const given = new Set<string>();
  for (let copy = 0; copy < 3; copy += 1)
    given.add(
      await givenRecord(archive, agency, archivist, {
        components: [
          await givenComponent(archive.storage, text.replace('方案', `方案${copy}`)),
          await givenComponent(archive.storage, `${copy}`, {
            role: 'attachment',
            fileName: '附件2 任务分解表.txt',
          }),
        ],
      }),
    );
  await readTexts();
  const { fondsId } = agency;
  const list = (after?: string) =>
    archive.read(archivist, (db) =>
      findRecordsLackingAttachments(db, { fondsId, after, limit: 2 }),
    );
  const first = await list();
  const second = await list(first.next ?? undefined);
  expect([first.total, first.records.length, second.records.length, second.next]).toEqual([
    ...[3, 2, 1, null],
  ]);
  expect(new Set([...first.records, ...second.records].map(({ recordId }) => recordId))).toEqual(
    given,
  );
  expect(first.records[0]?.absent.map(({ ordinal }) => ordinal)).toEqual([1]);
});

test('a record’s own document says what it is, and how many pages there are', async () => {
  const id = await takeIn(demoRecord('A037-2024-04'));
  const { readings, pages, reason, componentId } = await readingsOf(id);
  const { title, documentNumber, creator } = demoRecord('A037-2024-04').description;
  expect(readings.map(({ value }) => value).slice(0, 3)).toEqual([documentNumber, creator, title]);
  expect({ reason, uncounted: pages.uncounted }).toEqual({ reason: null, uncounted: [] });
  expect(componentId).not.toBeNull();
  // Planted: described with two pages more than its components have.
  expect(pages.counted).toBe((pages.described ?? 0) - 2);
});

test('pages are not counted where a component has none that could be counted', async () => {
  const id = await givenRecord(archive, agency, archivist, {
    components: [await givenComponent(archive.storage, '只有文字')],
  });
  expect(await readingsOf(id)).toMatchObject({
    readings: [],
    componentId: null,
    reason: '正本不是 PDF 或 OFD，不能读取首页',
    pages: { counted: null, uncounted: ['正本.txt'] },
    textsWaiting: 1,
  });
});

test('nothing is read for who does not see the record, nor out of a quarantined one', async () => {
  await using server = await openTestServer(archive);
  const other = await givenAgency(archive, { code: 'C003', name: '远局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  const ask = async (recordId: string, actor: Actor) =>
    server.app.inject({
      url: `/api/records/${recordId}/readings`,
      headers: await sessionOf(archive, actor),
    });
  const id = await takeIn(demoRecord('A012-2025-02'));
  expect((await ask(id, archivist)).statusCode).toBe(200);
  expect((await ask(id, stranger)).json()).toMatchObject({ code: 'records.not-found' });
  const secret = await givenRecord(archive, agency, archivist, {
    description: { title: '某方案（秘密★5年）' },
    components: [],
  });
  expect((await ask(secret, archivist)).json()).toMatchObject({ code: 'records.quarantined' });
});

test('without a schedule in force, or without a title, nothing is suggested and why is said', async () => {
  const bare = await givenAgency(archive, { code: 'D004', name: '新局', schedule: false });
  const by = await givenPerson(archive, 'archivist', bare.agencyId);
  const id = await givenRecord(archive, bare, by, { components: [] });
  const suggest = async () => (await archive.read(by, (db) => suggestFor(db, [id])))[0];
  expect(await suggest()).toMatchObject({
    suggestions: [],
    reason: expect.stringContaining('没有生效的保管期限表'),
  });
  await givenSchedule(archive, bare.agencyId);
  expect((await suggest())?.suggestions.length).toBeGreaterThan(0);
  await archive.run(describeRecord, by, { recordId: id, version: 1, changes: { title: null } });
  expect(await suggest()).toMatchObject({
    suggestions: [],
    reason: expect.stringContaining('题名为空'),
  });
});

test('a suggestion names clause, period and reasons, and becomes part of the record only by describing it', async () => {
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '局长办公会会议纪要（第3次）', creator: '示例局', retention: null },
    components: [],
  });
  const [suggested] = await archive.read(archivist, (db) => suggestFor(db, [recordId]));
  const [best] = suggested?.suggestions ?? [];
  expect(best).toMatchObject({
    number: '3',
    text: '本机关党组（党委）会议、行政办公会的纪要与会议记录',
    retention: 'Y',
    scheduleTitle: '保管期限表',
    precedents: [],
  });
  expect(best?.because).toContain('本机关党组会、办公会');
  expect(best?.confidence).toBeGreaterThan(0.5);
  const detail = () => archive.read(archivist, (db) => getRecordDetail(db, archivist, recordId));
  expect((await detail()).description).toMatchObject({ retention: null, retentionItemId: null });

  await archive.run(describeRecord, archivist, {
    recordId,
    version: 1,
    changes: { retention: 'Y', retentionItemId: best?.retentionItemId ?? '' },
  });
  expect((await detail()).clause).toEqual({
    number: '3',
    text: '本机关党组（党委）会议、行政办公会的纪要与会议记录',
    retention: 'Y',
    schedule: '保管期限表（第 1 版）',
  });
  const { changes } = await archive.read(archivist, (db) => getRecordHistory(db, recordId));
  expect(Object.fromEntries(changes.map(({ field, newValue }) => [field, newValue]))).toEqual({
    retention: 'Y',
    retentionItemId: '3 本机关党组（党委）会议、行政办公会的纪要与会议记录',
  });
});

test('a clause of the national model or of another agency is not in force and cannot be chosen', async () => {
  const foreign = await archive.read(archivist, (db) =>
    db
      .selectFrom('retention_item')
      .select('id')
      .where('agency_id', 'is', null)
      .where('retention', 'is not', null)
      .executeTakeFirstOrThrow(),
  );
  const recordId = await givenRecord(archive, agency, archivist, { components: [] });
  await expect(
    archive.run(describeRecord, archivist, {
      recordId,
      version: 1,
      changes: { retentionItemId: foreign.id },
    }),
  ).rejects.toMatchObject({ code: 'records.clause-not-in-force' });
});
