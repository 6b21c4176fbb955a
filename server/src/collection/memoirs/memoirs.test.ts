import { Readable } from 'node:stream';
import { memoirMark } from '@lantai/contract/collection/memoir.ts';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { findRecords } from '#records/record-queries.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { administer } from '../../../test/postgres.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { changeMemoir } from './change-memoir.ts';
import { confirmMemoir } from './confirm-memoir.ts';
import { exportMemoirs } from './export-memoirs.ts';
import {
  approve,
  contentOf,
  givenApproved,
  givenMemoir,
  givenMemoirWorld,
  givenSubmitted,
  type MemoirWorld,
} from './given-memoir.test-fixture.ts';
import { findMemoirs, getMemoir } from './memoir-queries.ts';
import { findMemoirWork } from './memoir-work.ts';
import { memoirsWorkbook } from './memoirs-workbook.ts';
import { nameConflict } from './name-conflict.ts';
import { printMemoir } from './print-memoir.ts';
import { returnMemoir } from './return-memoir.ts';
import { submitMemoir } from './submit-memoir.ts';
import { supersedeMemoir } from './supersede-memoir.ts';
import { writeMemoir } from './write-memoir.ts';
import { writeMemoirAnew } from './write-memoir-anew.ts';

const seenBy = ({ archive }: MemoirWorld, actor: MemoirWorld['author'], memoirId: string) =>
  archive.read(actor, (db) => getMemoir(db, actor, memoirId));

const comparison = {
  differences: '文件记为 1999 年，记事记为 1998 年。',
  adopted: '采信文件。',
  reason: '文件形成于当时。',
};

test('a memoir is written, submitted and confirmed by a leader with name and day', async () => {
  await using world = await givenMemoirWorld();
  const { leader, author } = world;
  const memoirId = await givenApproved(world);
  const { mark, versions, can } = await seenBy(world, leader, memoirId);
  expect(mark).toBe('参考材料（补救）');
  expect(versions).toMatchObject([
    {
      number: 1,
      state: 'approved',
      confirmation: 'determined',
      timeGiven: '1998年夏',
      happenedOn: null,
      writtenByName: author.name,
      decidedByName: leader.name,
      decidedAt: new Date('2026-03-01T09:00:00Z'),
    },
  ]);
  expect(can).toEqual({
    change: false,
    submit: false,
    review: false,
    writeAnew: false,
    supersede: false,
  });
});

test('what is returned says why, is changed by its author alone and comes again', async () => {
  await using world = await givenMemoirWorld();
  const { archive, author, leader, archivist } = world;
  const memoirId = await givenSubmitted(world);
  await archive.run(returnMemoir, leader, { memoirId, reason: '补写在场人员' });
  const [returned] = (await seenBy(world, author, memoirId)).versions;
  expect(returned).toMatchObject({ state: 'returned', returnReason: '补写在场人员' });
  const content = contentOf({ persons: '赵某某、钱某某、孙某某' });
  await expect(archive.run(changeMemoir, archivist, { memoirId, content })).rejects.toMatchObject({
    code: 'collection.memoir-not-yours',
    details: { author: author.name },
  });
  await archive.run(changeMemoir, author, { memoirId, content });
  await archive.run(submitMemoir, author, { memoirId });
  const [again] = (await seenBy(world, leader, memoirId)).versions;
  expect(again).toMatchObject({ state: 'submitted', persons: '赵某某、钱某某、孙某某' });
});

test('the leader who reviews is never the author, as the same person in two roles', async () => {
  await using world = await givenMemoirWorld();
  const { archive, author } = world;
  const memoirId = await givenSubmitted(world);
  const bothRoles = { ...author, permissions: new Set(['collection.confirm-memoir'] as const) };
  const decision = { memoirId, confirmation: 'acknowledged' as const, shown: [], comparison: null };
  await expect(archive.run(confirmMemoir, bothRoles, decision)).rejects.toMatchObject({
    code: 'collection.same-person',
  });
  await expect(
    archive.run(returnMemoir, bothRoles, { memoirId, reason: '不行' }),
  ).rejects.toMatchObject({ code: 'collection.same-person' });
  await expect(
    administer(
      `update memoir_version set decided_by = written_by where memoir_id = '${memoirId}'`,
      new URL(archive.ownerUrl).pathname.slice(1),
    ),
  ).rejects.toMatchObject({ constraint: 'memoir_reviewed_by_another' });
});

test('without a written source a memoir must say so, and with one it must not', async () => {
  await using world = await givenMemoirWorld();
  const { archive, author } = world;
  const unsaid = await givenMemoir(world, { withoutWrittenBasis: false, sources: [] });
  await expect(archive.run(submitMemoir, author, { memoirId: unsaid })).rejects.toMatchObject({
    code: 'collection.memoir-basis-unsaid',
  });
  const told = await givenMemoir(world, { withoutWrittenBasis: false });
  await expect(archive.run(submitMemoir, author, { memoirId: told })).rejects.toMatchObject({
    code: 'collection.memoir-basis-unsaid',
  });
  const contradicted = await givenMemoir(world, {
    sources: [{ kind: 'written', words: '会议记录本', recordId: null }],
  });
  await expect(archive.run(submitMemoir, author, { memoirId: contradicted })).rejects.toMatchObject(
    { code: 'collection.memoir-basis-contradicted' },
  );
});

test('an approved version is never edited: a new one stands beside it', async () => {
  await using world = await givenMemoirWorld();
  const { archive, author, leader } = world;
  const memoirId = await givenApproved(world);
  const content = contentOf({ event: '防汛办公室与应急办合署办公（更正）' });
  await expect(archive.run(changeMemoir, author, { memoirId, content })).rejects.toMatchObject({
    code: 'collection.memoir-wrong-state',
  });
  await expect(
    administer(
      `update memoir_version set event = '改' where memoir_id = '${memoirId}'`,
      new URL(archive.ownerUrl).pathname.slice(1),
    ),
  ).rejects.toMatchObject({ constraint: 'memoir_version_kept' });
  await archive.run(writeMemoirAnew, author, { memoirId, content });
  await expect(archive.run(writeMemoirAnew, author, { memoirId, content })).rejects.toMatchObject({
    code: 'collection.memoir-wrong-state',
  });
  // Until the new one is approved the old one stands.
  const [listed] = await archive.read(leader, (db) => findMemoirs(db, {}));
  expect(listed).toMatchObject({
    event: '防汛办公室与应急办合署办公',
    versions: 2,
    state: 'draft',
  });
  await archive.run(submitMemoir, author, { memoirId });
  await approve(world, memoirId);
  const { versions } = await seenBy(world, leader, memoirId);
  expect(versions.map(({ number, state, event }) => [number, state, event])).toEqual([
    [2, 'approved', '防汛办公室与应急办合署办公（更正）'],
    [1, 'approved', '防汛办公室与应急办合署办公'],
  ]);
});

test('records of the same day and people are shown, and none approves without having seen them', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, leader, archivist } = world;
  const of = (title: string, date: string) =>
    givenRecord(archive, agency, archivist, { description: { title, date } });
  const ofDay = await of('关于召开会议的通知', '1998-07-01');
  const ofBoth = await of('赵某某任职的通知', '1998-07-01');
  await of('无关的通知', '1999-07-01');
  const memoirId = await givenSubmitted(world, { timeGiven: '1998年7月1日' });
  const { proposed } = await seenBy(world, archivist, memoirId);
  expect(proposed.map(({ recordId, reasons }) => [recordId, reasons])).toEqual([
    [ofBoth, ['day', 'person']],
    [ofDay, ['day']],
  ]);
  // A leader who works there too: what they may read is proposed to them.
  const reviewer = { ...leader, scope: archivist.scope };
  const decide = (shown: readonly string[]) =>
    archive.run(confirmMemoir, reviewer, {
      memoirId,
      confirmation: 'determined',
      shown,
      comparison: null,
    });
  await expect(decide([ofDay])).rejects.toMatchObject({
    code: 'collection.memoir-records-not-shown',
    details: { count: 1 },
  });
  await decide([ofDay, ofBoth]);
  const entry = (await archive.trail()).find(({ command }) => command.endsWith('confirm-memoir'));
  expect(entry).toMatchObject({ details: { shown: [ofDay, ofBoth] } });
});

test('a record that tells it differently is compared before anybody approves', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, leader, archivist } = world;
  const recordId = await givenRecord(archive, agency, archivist);
  const memoirId = await givenSubmitted(world);
  const reviewer = { ...leader, scope: archivist.scope };
  await archive.run(nameConflict, reviewer, { memoirId, recordId });
  await expect(archive.run(nameConflict, reviewer, { memoirId, recordId })).rejects.toMatchObject({
    code: 'collection.memoir-conflict-named',
  });
  const decide = (said: typeof comparison | null) =>
    archive.run(confirmMemoir, reviewer, {
      memoirId,
      confirmation: 'acknowledged',
      shown: [],
      comparison: said,
    });
  await expect(decide(null)).rejects.toMatchObject({
    code: 'collection.memoir-comparison-missing',
    details: { count: 1 },
  });
  await decide(comparison);
  const [version] = (await seenBy(world, archivist, memoirId)).versions;
  expect(version).toMatchObject({ state: 'approved', comparison, conflicts: [{ recordId }] });
});

test('a conflict that the author names forces the comparison as well', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, author, leader } = world;
  const recordId = await givenRecord(archive, agency, author);
  const memoirId = await givenSubmitted(world, { conflicts: [recordId] });
  await expect(
    archive.run(confirmMemoir, leader, {
      memoirId,
      confirmation: 'acknowledged',
      shown: [],
      comparison: null,
    }),
  ).rejects.toMatchObject({ code: 'collection.memoir-comparison-missing' });
});

test('a record found later supersedes the memoir, which is kept and points to it', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, archivist } = world;
  const recordId = await givenRecord(archive, agency, archivist);
  const draft = await givenMemoir(world);
  const supersede = (memoirId: string) =>
    archive.run(supersedeMemoir, archivist, { memoirId, recordId, reason: '在旧卷中找到' });
  await expect(supersede(draft)).rejects.toMatchObject({ code: 'collection.memoir-wrong-state' });
  const memoirId = await givenApproved(world);
  await supersede(memoirId);
  await expect(supersede(memoirId)).rejects.toMatchObject({ code: 'collection.memoir-superseded' });
  expect(await seenBy(world, archivist, memoirId)).toMatchObject({
    supersededBy: { recordId },
    supersededReason: '在旧卷中找到',
    versions: [{ state: 'approved' }],
  });
});

test('what has not happened yet, or bears a secrecy mark, is not written down', async () => {
  await using world = await givenMemoirWorld();
  await expect(givenMemoir(world, { timeGiven: '2026年3月2日' })).rejects.toMatchObject({
    code: 'collection.memoir-in-future',
    details: { day: '2026-03-02' },
  });
  await expect(givenMemoir(world, { text: '机密★10年 会议内容' })).rejects.toMatchObject({
    code: 'collection.memoir-with-secrecy-mark',
    details: { field: '正文' },
  });
});

test('a memoir names records of its own agency only', async () => {
  await using world = await givenMemoirWorld();
  await expect(givenMemoir(world, { attachments: [crypto.randomUUID()] })).rejects.toMatchObject({
    code: 'records.not-found',
  });
});

test('nobody writes a memoir for a department that is not theirs', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, author } = world;
  await expect(
    archive.run(writeMemoir, author, {
      fondsId: agency.fondsId,
      departmentId: agency.financeId,
      isInternal: false,
      content: contentOf(),
    }),
  ).rejects.toMatchObject({ code: 'actor.out-of-reach' });
});

test('readers see what is approved, up to their clearance; what is being written only who works there', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, author, leader } = world;
  const reader = await givenPerson(archive, 'reader', agency.agencyId, { clearance: 0 });
  const stranger = await givenPerson(archive, 'handler', agency.financeId);
  const written = await givenMemoir(world);
  const approved = await givenApproved(world);
  const internal = await givenMemoir(world, {}, true);
  await archive.run(submitMemoir, author, { memoirId: internal });
  await approve(world, internal);
  const listed = async (actor: MemoirWorld['author']) =>
    new Set((await archive.read(actor, (db) => findMemoirs(db, {}))).map(({ id }) => id));
  expect(await listed(author)).toEqual(new Set([written, approved, internal]));
  expect(await listed(leader)).toEqual(new Set([written, approved, internal]));
  expect(await listed(reader)).toEqual(new Set([approved]));
  expect(await listed(stranger)).toEqual(new Set());
  await expect(seenBy(world, reader, written)).rejects.toMatchObject({
    code: 'collection.memoir-not-found',
  });
});

test('list, print and workbook bear the mark, and no list of records counts a memoir', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, archivist } = world;
  await givenRecord(archive, agency, archivist);
  const count = async () =>
    (await archive.read(archivist, (db) => findRecords(db, {}, { limit: 10 }))).total;
  const before = await count();
  const memoirId = await givenApproved(world);
  expect(await count()).toBe(before);
  const rows = await archive.run(exportMemoirs, archivist, {});
  expect(rows.map(({ mark }) => mark)).toEqual([memoirMark]);
  const [sheet] = await readXlsxFile(Readable.from(await memoirsWorkbook(rows)));
  expect(sheet?.data.map(([first]) => first)).toEqual(['标记', memoirMark]);
  const printed = await archive.run(printMemoir, archivist, { memoirId });
  expect(printed).toMatchObject({ memoir: { mark: memoirMark }, printedBy: archivist.name });
  const commands = (await archive.trail()).map(({ command }) => command);
  expect(commands.slice(-2)).toEqual(['collection.export-memoirs', 'collection.print-memoir']);
});

test('what waits is on the leader’s workbench, what came back on the author’s', async () => {
  await using world = await givenMemoirWorld();
  const { archive, author, leader } = world;
  const workOf = (actor: MemoirWorld['author']) =>
    archive.read(actor, (db) => findMemoirWork(db, actor));
  const memoirId = await givenSubmitted(world);
  expect(await workOf(leader)).toMatchObject([
    { key: 'memoirs-submitted', count: 1, to: '/collection/memoirs?state=submitted' },
  ]);
  expect(await workOf(author)).toEqual([]);
  await archive.run(returnMemoir, leader, { memoirId, reason: '补写' });
  expect(await workOf(leader)).toEqual([]);
  expect(await workOf(author)).toMatchObject([{ key: 'memoirs-returned', count: 1 }]);
});
