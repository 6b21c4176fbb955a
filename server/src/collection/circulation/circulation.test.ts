import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { command, keepHouse, unchanged } from '#platform/command.ts';
import { voidRecord } from '#records/void-record.ts';
import { givenRecord } from '../../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { circulateRecord } from './circulate-record.ts';
import { findCirculations, getCirculation } from './circulation-queries.ts';
import { findCirculationWork } from './circulation-work.ts';
import { closeCirculation } from './close-circulation.ts';
import { openCirculated } from './open-circulated.ts';
import { printCirculation } from './print-circulation.ts';
import { returnCirculated } from './return-circulated.ts';

type World = AsyncDisposable & {
  readonly archive: TestArchive;
  readonly agency: TestAgency;
  readonly archivist: Actor;
  /** Both of the other department, where the record is none of theirs. */
  readonly first: Actor;
  readonly second: Actor;
  readonly recordId: string;
};

async function givenWorld(description = {}): Promise<World> {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  return {
    archive,
    agency,
    archivist,
    first: await givenPerson(archive, 'handler', agency.financeId),
    second: await givenPerson(archive, 'department-archivist', agency.financeId),
    recordId: await givenRecord(archive, agency, archivist, { description }),
    [Symbol.asyncDispose]: () => archive[Symbol.asyncDispose](),
  };
}

async function circulate(
  { archive, archivist, recordId, first, second }: World,
  changes: Partial<Parameters<typeof circulateRecord.perform>[1]> = {},
): Promise<string> {
  const { circulationId } = await archive.run(circulateRecord, archivist, {
    recordId,
    recipients: [first.personId ?? '', second.personId ?? ''],
    inOrder: true,
    dueOn: '2026-03-20',
    escalateAfterDays: 3,
    purpose: '阅知',
    ...changes,
  });
  return circulationId;
}

const seen = ({ archive, archivist }: World, circulationId: string) =>
  archive.read(archivist, (db) =>
    getCirculation(db, archivist, { circulationId, now: archive.platform.now() }),
  );

/** Whether the database lets them read the record, its file and the words of its file. */
async function reads({ archive, recordId }: World, actor: Actor) {
  return archive.read(actor, async (db) => ({
    record: (await db.selectFrom('record').select('id').where('id', '=', recordId).execute())
      .length,
    files: (
      await db.selectFrom('component').select('id').where('record_id', '=', recordId).execute()
    ).length,
  }));
}
const all = { record: 1, files: 1 };
const nothing = { record: 0, files: 0 };

async function openAndReturn(
  { archive }: World,
  actor: Actor,
  circulationId: string,
  comment = '',
) {
  await archive.run(openCirculated, actor, { circulationId });
  await archive.run(returnCirculated, actor, { circulationId, comment });
}

test('in order, the next one gets it when the one before has returned; the last return closes it', async () => {
  await using world = await givenWorld();
  const { archive, first, second } = world;
  const circulationId = await circulate(world);
  await expect(archive.run(openCirculated, second, { circulationId })).rejects.toMatchObject({
    code: 'collection.circulation-not-found',
  });
  await openAndReturn(world, first, circulationId, '已阅，同意');
  const now = archive.platform.now();
  expect(await seen(world, circulationId)).toMatchObject({
    state: 'open',
    returned: 1,
    recipientList: [
      { openedAt: now, returnedAt: now, comment: '已阅，同意' },
      { sentAt: now, openedAt: null, returnedAt: null },
    ],
  });
  await openAndReturn(world, second, circulationId);
  expect(await seen(world, circulationId)).toMatchObject({
    state: 'closed',
    closedAt: now,
    closeReason: null,
    returned: 2,
  });
});

test('in parallel all have it at once', async () => {
  await using world = await givenWorld();
  const { first, second } = world;
  const circulationId = await circulate(world, { inOrder: false });
  await openAndReturn(world, second, circulationId);
  expect(await seen(world, circulationId)).toMatchObject({ state: 'open', returned: 1 });
  await openAndReturn(world, first, circulationId);
  expect(await seen(world, circulationId)).toMatchObject({ state: 'closed' });
});

test('the read receipt is of the opening, once; what was not opened is not returned', async () => {
  await using world = await givenWorld();
  const { archive, first } = world;
  const circulationId = await circulate(world);
  expect((await seen(world, circulationId)).recipientList[0]).toMatchObject({ openedAt: null });
  await expect(
    archive.run(returnCirculated, first, { circulationId, comment: '' }),
  ).rejects.toMatchObject({ code: 'collection.circulation-unread' });
  await archive.run(openCirculated, first, { circulationId });
  await archive.run(openCirculated, first, { circulationId });
  const openings = (await archive.trail()).filter(({ command }) =>
    command.endsWith('open-circulated'),
  );
  expect(openings).toHaveLength(1);
  expect(openings).toMatchObject([
    { subject: `record:${world.recordId}`, details: { circulation: circulationId, opened: true } },
  ]);
});

test('a reader of another department reads record and files while it is with them, and no longer', async () => {
  await using world = await givenWorld();
  const { first, second } = world;
  expect(await reads(world, first)).toEqual(nothing);
  const circulationId = await circulate(world);
  expect(await reads(world, first)).toEqual(all);
  expect(await reads(world, second)).toEqual(nothing);
  await openAndReturn(world, first, circulationId);
  expect(await reads(world, first)).toEqual(nothing);
  expect(await reads(world, second)).toEqual(all);
});

/** Goes straight for the row, past what any command would ask. */
const tryToRemark = command<string, bigint>({
  name: 'test.remark',
  async perform({ tx }, recordId) {
    const done = await tx
      .updateTable('record')
      .set({ remark: '改' })
      .where('id', '=', recordId)
      .executeTakeFirst();
    return unchanged(done.numUpdatedRows);
  },
});

test('reading by circulation is no right to change, and ends when it is closed', async () => {
  await using world = await givenWorld();
  const { archive, archivist, first, recordId } = world;
  const circulationId = await circulate(world);
  const touched = await archive.run(tryToRemark, first, recordId);
  expect(touched).toBe(0n);
  await archive.run(closeCirculation, archivist, { circulationId, reason: '会议已开' });
  expect(await reads(world, first)).toEqual(nothing);
  expect(await seen(world, circulationId)).toMatchObject({
    state: 'closed',
    closeReason: '会议已开',
    closedByName: archivist.name,
  });
  await expect(archive.run(openCirculated, first, { circulationId })).rejects.toMatchObject({
    code: 'collection.circulation-not-with-you',
  });
  await expect(
    archive.run(closeCirculation, archivist, { circulationId, reason: '再次' }),
  ).rejects.toMatchObject({ code: 'collection.circulation-closed' });
});

test('what is quarantined or made more secret while it circulates is closed to its readers at once', async () => {
  await using world = await givenWorld();
  const { archive, recordId, first } = world;
  await circulate(world);
  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('record')
      .set({ quarantined_at: archive.platform.now(), quarantine_mark: '机密★5年' })
      .where('id', '=', recordId)
      .execute(),
  );
  expect(await reads(world, first)).toEqual(nothing);
  const shown = await archive.read(first, (db) =>
    findCirculations(db, first, { list: 'to-read', late: false, now: archive.platform.now() }),
  );
  expect(shown).toMatchObject([{ record: { recordId, title: null, documentNumber: null } }]);
});

test('a secrecy mark or quarantine keeps a record from being circulated in this system', async () => {
  await using world = await givenWorld();
  const { archive, recordId } = world;
  const set = (columns: object) =>
    keepHouse(archive.platform, (tx) =>
      tx.updateTable('record').set(columns).where('id', '=', recordId).execute(),
    );
  await set({ security_level: 'confidential' });
  await expect(circulate(world)).rejects.toMatchObject({
    code: 'collection.classified-not-circulated',
    details: { why: '标有密级“秘密”' },
  });
  await set({ security_level: 'public', quarantined_at: archive.platform.now() });
  await expect(circulate(world)).rejects.toMatchObject({
    code: 'collection.classified-not-circulated',
    details: { why: '因密级标志被隔离' },
  });
});

test('somebody below the level of the record cannot be named, and the refusal says who', async () => {
  await using world = await givenWorld({ securityLevel: 'internal' });
  const { archive, agency, first } = world;
  const below = await givenPerson(archive, 'handler', agency.officeId, { clearance: 0 });
  await expect(
    circulate(world, { recipients: [first.personId ?? '', below.personId ?? ''] }),
  ).rejects.toMatchObject({
    code: 'collection.recipient-not-cleared',
    details: { names: below.name, level: '内部' },
  });
  await circulate(world, { recipients: [first.personId ?? ''] });
});

test('only people of the agency are named, only registered records circulate, and no day past', async () => {
  await using world = await givenWorld();
  const { archive, agency, archivist } = world;
  const other = await givenAgency(archive, { code: 'A002', name: '外单位' });
  const stranger = await givenPerson(archive, 'handler', other.officeId);
  await expect(circulate(world, { recipients: [stranger.personId ?? ''] })).rejects.toMatchObject({
    code: 'collection.person-not-here',
  });
  await expect(circulate(world, { dueOn: '2026-02-28' })).rejects.toMatchObject({
    code: 'collection.circulation-day-past',
  });
  const draft = await givenRecord(archive, agency, archivist, { register: false });
  await expect(circulate(world, { recordId: draft })).rejects.toMatchObject({
    code: 'collection.not-circulated-in-state',
    details: { state: '草稿' },
  });
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(voidRecord, head, { recordId: draft, reason: '重复' });
  await expect(circulate(world, { recordId: draft })).rejects.toMatchObject({
    code: 'collection.not-circulated-in-state',
    details: { state: '已作废' },
  });
});

test('who reads a record by circulation alone passes it on to nobody, nor to themselves', async () => {
  await using world = await givenWorld();
  const { first } = world;
  await circulate(world);
  const again = circulate({ ...world, archivist: first }, { recipients: [first.personId ?? ''] });
  await expect(again).rejects.toMatchObject({ code: 'actor.out-of-reach' });
});

test('only who began it closes it before its end', async () => {
  await using world = await givenWorld();
  const { archive, archivist, first } = world;
  const circulationId = await circulate(world);
  await expect(
    archive.run(closeCirculation, first, { circulationId, reason: '看完了' }),
  ).rejects.toMatchObject({
    code: 'collection.circulation-not-yours',
    details: { name: archivist.name },
  });
});

test('what lies longer than agreed is on the workbench of who began it and of the head of the department', async () => {
  await using world = await givenWorld();
  const { archive, agency, archivist, first } = world;
  const head = await givenPerson(archive, 'department-head', agency.financeId);
  const otherHead = await givenPerson(archive, 'department-head', agency.officeId);
  await circulate(world, { escalateAfterDays: 3 });
  const keysOf = async (actor: Actor, at: string) =>
    (await archive.read(actor, (db) => findCirculationWork(db, actor, new Date(at)))).map(
      ({ key, count }) => [key, count],
    );
  const justBefore = '2026-03-04T08:59:59Z';
  const after = '2026-03-04T09:00:00Z';
  expect(await keysOf(first, justBefore)).toEqual([['circulated-to-me', 1]]);
  expect(await keysOf(archivist, justBefore)).toEqual([]);
  expect(await keysOf(head, justBefore)).toEqual([]);
  expect(await keysOf(archivist, after)).toEqual([['circulation-late', 1]]);
  expect(await keysOf(head, after)).toEqual([['circulation-late-here', 1]]);
  expect(await keysOf(otherHead, after)).toEqual([]);
});

test('past its day a circulation is late, however short it lay in one hand', async () => {
  await using world = await givenWorld();
  const { archive, archivist } = world;
  await circulate(world, { dueOn: '2026-03-01', escalateAfterDays: 60 });
  const late = (at: string) =>
    archive.read(archivist, (db) =>
      findCirculations(db, archivist, { list: 'begun', late: true, now: new Date(at) }),
    );
  // The day itself still counts, in Shanghai.
  expect(await late('2026-03-01T15:59:59Z')).toEqual([]);
  expect(await late('2026-03-01T16:00:00Z')).toMatchObject([{ isLate: true }]);
});

test('the 传阅单 has who got it, opened it and said what; its printing is in the record’s history', async () => {
  await using world = await givenWorld();
  const { archive, archivist, first } = world;
  const circulationId = await circulate(world);
  await openAndReturn(world, first, circulationId, '已阅');
  const { circulation } = await archive.run(printCirculation, archivist, { circulationId });
  expect(circulation).toMatchObject({
    recipientList: [{ name: first.name, departmentName: '财务科', comment: '已阅' }, {}],
  });
  const steps = (await archive.trail())
    .filter(({ subject }) => subject === `record:${world.recordId}`)
    .map(({ command }) => command);
  expect(steps.slice(-4)).toEqual([
    'collection.circulate-record',
    'collection.open-circulated',
    'collection.return-circulated',
    'collection.print-circulation',
  ]);
});
