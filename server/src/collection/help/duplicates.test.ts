import type { DuplicatePair } from '@lantai/contract/collection/duplicates.api.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { readWaitingTexts } from '#preservation/read-waiting-texts.ts';
import { removeComponent } from '#records/change-components.ts';
import { voidRecord } from '#records/void-record.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { compareNewTexts } from './compare-texts.ts';
import { findDuplicates } from './duplicate-queries.ts';
import { givenTexts } from './given-texts.test-fixture.ts';
import { judgeDifferent } from './judge-different.ts';
import { revokeJudgment } from './revoke-judgment.ts';

type Given = { archive: TestArchive; agency: TestAgency; archivist: Actor };

async function givenArchive() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  return {
    archive,
    agency,
    archivist,
    [Symbol.asyncDispose]: () => archive[Symbol.asyncDispose](),
  };
}

async function givenDocument(
  { archive, agency, archivist }: Given,
  content: string,
  description: object = {},
) {
  return givenRecord(archive, agency, archivist, {
    description,
    components: [await givenComponent(archive.storage, content)],
  });
}

async function readTexts({ archive }: Given) {
  await readWaitingTexts(archive.platform, archive.storage);
  return compareNewTexts(archive.platform);
}

const list = (
  { archive, agency: { fondsId }, archivist }: Given,
  asked: Partial<Parameters<typeof findDuplicates>[1]> = {},
) =>
  archive.read(archivist, (db) =>
    findDuplicates(db, { fondsId, judged: false, limit: 50, ...asked }),
  );

const shown = (pairs: readonly DuplicatePair[]) =>
  pairs.map(({ low, high, kinds }) => [pair(low.recordId, high.recordId), kinds]);
const pair = (one: string, other: string) => (one < other ? [one, other] : [other, one]);

const [one = '', two = ''] = givenTexts(2, 0).map(({ text }) => text);
const nearlyOne = one.replace(/\d+号/u, '9号').replace('青石镇', '云台乡');

test('the same bytes, the same particulars and nearly the same text are three reasons to look', async () => {
  await using given = await givenArchive();
  const described = { documentNumber: '示发〔2025〕1号', creator: '示例局', date: '2025-05-06' };
  const first = await givenDocument(given, one);
  const same = await givenDocument(given, one);
  const near = await givenDocument(given, nearlyOne, described);
  const other = await givenDocument(given, two, {
    ...described,
    documentNumber: '示发[2025]第1号',
  });
  expect(await readTexts(given)).toBe(4);
  const { pairs, total, waiting } = await list(given);
  expect({ total, waiting }).toEqual({ total: 4, waiting: 0 });
  expect(shown(pairs.slice(0, 2))).toEqual([
    [pair(first, same), ['bytes', 'text']],
    [pair(near, other), ['particulars']],
  ]);
  const rest = shown(pairs.slice(2));
  expect(rest).toHaveLength(2);
  expect(rest).toContainEqual([pair(first, near), ['text']]);
  expect(rest).toContainEqual([pair(same, near), ['text']]);
  expect(pairs[2]?.similarity).toBeGreaterThan(0.9);
  expect(pairs[2]?.similarity).toBeLessThan(1);
  expect(shown((await list(given, { kind: 'bytes' })).pairs)).toEqual([
    [pair(first, same), ['bytes', 'text']],
  ]);
});

test('last year’s report and this year’s are two documents, for their numbers differ', async () => {
  await using given = await givenArchive();
  const report = one.replaceAll('较上年', '比上年度');
  const first = await givenDocument(given, one, { documentNumber: '示呈〔2024〕1号' });
  await givenDocument(given, report, { documentNumber: '示呈〔2025〕1号', date: '2025-02-01' });
  const again = await givenDocument(given, `${report}。`, {
    documentNumber: '示呈[2024]1号',
    date: '2024-01-01',
  });
  await readTexts(given);
  const { pairs } = await list(given);
  expect(pairs.map(({ low, high }) => pair(low.recordId, high.recordId))).toContainEqual(
    pair(first, again),
  );
  const numbers = pairs.map(({ low, high }) => [low.documentNumber, high.documentNumber]);
  expect(
    numbers.filter((both) => both.includes('示呈〔2024〕1号') && both.includes('示呈〔2025〕1号')),
  ).toEqual([]);
});

test('texts that only share their closing words are not alike, nor is a record like itself', async () => {
  await using given = await givenArchive();
  const { archive, agency, archivist } = given;
  await givenDocument(given, two);
  await givenRecord(archive, agency, archivist, {
    components: [
      await givenComponent(archive.storage, one),
      await givenComponent(archive.storage, nearlyOne, { role: 'copy' }),
    ],
  });
  await readTexts(given);
  expect((await list(given)).pairs).toEqual([]);
});

test('forms of different documents are alike by nature and are not compared', async () => {
  await using given = await givenArchive();
  const { archive, agency, archivist } = given;
  for (const content of [one, two])
    await givenRecord(archive, agency, archivist, {
      components: [
        await givenComponent(archive.storage, content),
        await givenComponent(archive.storage, givenTexts(1, 0, 5)[0]?.text ?? '', {
          role: 'handling-form',
        }),
      ],
    });
  await readTexts(given);
  expect((await list(given)).pairs).toEqual([]);
});

test('ten copies are nine pairs with the first, page by page', async () => {
  await using given = await givenArchive();
  const ids: string[] = [];
  for (let copy = 0; copy < 10; copy += 1)
    ids.push(await givenDocument(given, '同意。', { documentNumber: `示发〔2025〕${copy + 1}号` }));
  const found: DuplicatePair[] = [];
  let after: string | undefined;
  do {
    const page = await list(given, { limit: 4, after });
    expect(page.total).toBe(9);
    found.push(...page.pairs);
    after = page.next ?? undefined;
  } while (after);
  const [hub] = ids.filter((id) =>
    found.every(({ low, high }) => low.recordId === id || high.recordId === id),
  );
  expect(new Set(found.flatMap(({ low, high }) => [low.recordId, high.recordId]))).toEqual(
    new Set(ids),
  );
  expect(hub).toBeDefined();
});

test('what is judged different is kept with its reason, and open again when that is taken back', async () => {
  await using given = await givenArchive();
  const { archive, archivist } = given;
  const first = await givenDocument(given, one);
  const second = await givenDocument(given, one);
  const judge = () =>
    archive.run(judgeDifferent, archivist, {
      recordIds: [second, first],
      reason: '一份为市级来文，一份为区级转发',
    });
  await judge();
  await expect(judge()).rejects.toMatchObject({ code: 'collection.pair-judged' });
  expect((await list(given)).total).toBe(0);
  const [judged] = (await list(given, { judged: true })).pairs;
  expect(judged?.judgment).toMatchObject({ reason: '一份为市级来文，一份为区级转发' });

  const judgmentId = judged?.judgment?.id ?? '';
  await archive.run(revokeJudgment, archivist, { judgmentId });
  await expect(archive.run(revokeJudgment, archivist, { judgmentId })).rejects.toMatchObject({
    code: 'collection.judgment-not-found',
  });
  expect((await list(given)).total).toBe(1);
  await judge();
  const history = (await archive.trail()).filter(({ subject }) => subject === `record:${first}`);
  expect(history.slice(-3).map(({ command }) => command)).toEqual([
    'collection.judge-different',
    'collection.revoke-judgment',
    'collection.judge-different',
  ]);
});

test('only two records of one fonds, both within reach, are judged', async () => {
  await using given = await givenArchive();
  const { archive, archivist } = given;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  const mine = await givenDocument(given, one);
  const theirs = await givenDocument({ archive, agency: other, archivist: stranger }, one);
  const judge = (recordIds: [string, string]) =>
    archive.run(judgeDifferent, archivist, { recordIds, reason: '不同' });
  await expect(judge([mine, theirs])).rejects.toMatchObject({ code: 'records.not-found' });
  await expect(judge([mine, mine])).rejects.toMatchObject({
    code: 'collection.pair-not-in-one-fonds',
  });
  await readTexts(given);
  expect((await list(given)).pairs).toEqual([]);
});

test('a voided record is nobody’s duplicate, and a detached text leaves nothing behind', async () => {
  await using given = await givenArchive();
  const { archive, archivist } = given;
  const first = await givenDocument(given, one);
  const second = await givenDocument(given, nearlyOne);
  const third = await givenDocument(given, one);
  await readTexts(given);
  expect((await list(given)).total).toBe(3);
  await archive.run(voidRecord, systemActor, { recordId: third, reason: '重复' });
  expect(shown((await list(given)).pairs)).toEqual([[pair(first, second), ['text']]]);

  const component = await archive.read(archivist, (db) =>
    db
      .selectFrom('component')
      .select('id')
      .where('record_id', '=', second)
      .executeTakeFirstOrThrow(),
  );
  await archive.run(removeComponent, archivist, { recordId: second, componentId: component.id });
  expect((await list(given)).total).toBe(0);
});

test('while texts wait to be read or compared, the list says that it is not complete', async () => {
  await using given = await givenArchive();
  await givenDocument(given, one);
  expect((await list(given)).waiting).toBe(1);
  await readWaitingTexts(given.archive.platform, given.archive.storage);
  expect((await list(given)).waiting).toBe(1);
  await compareNewTexts(given.archive.platform);
  expect((await list(given)).waiting).toBe(0);
  expect(await compareNewTexts(given.archive.platform)).toBe(0);
});

test('a text that was read between two milliseconds is compared once', async () => {
  await using given = await givenArchive();
  const { platform, storage } = given.archive;
  await givenDocument(given, one);
  await readWaitingTexts(platform, storage);
  await keepHouse(platform, (tx) =>
    tx
      .updateTable('component_text')
      .set({ read_at: sql<Date>`'2026-03-01 08:00:00.000123+00'` })
      .execute(),
  );
  expect(await compareNewTexts(platform)).toBe(1);
});

test('which texts share a band is told to the archive itself and to nobody else', async () => {
  await using given = await givenArchive();
  const { archive, archivist } = given;
  await givenDocument(given, one);
  await readTexts(given);
  const sharing = sql<number>`(
    select count(*) from texts_sharing_band(bands, fonds_id, gen_random_uuid()))`;
  const askedBy = (actor: Actor) =>
    archive.read(actor, (db) =>
      db.selectFrom('text_signature').select(sharing.as('count')).executeTakeFirstOrThrow(),
    );
  expect([await askedBy(systemActor), await askedBy(archivist)]).toEqual([
    { count: 1 },
    { count: 0 },
  ]);
});

test('comparing stands back from records that are being filed, and comes back to them', async () => {
  await using given = await givenArchive();
  const { platform, storage } = given.archive;
  await givenDocument(given, '关于防汛物资储备的通知。各镇街于汛前完成点位核查。');
  await readWaitingTexts(platform, storage);

  const meanwhile = await keepHouse(platform, async (tx) => {
    await tx.selectFrom('record').select('id').forUpdate().execute();
    return compareNewTexts(platform);
  });
  expect([meanwhile, await compareNewTexts(platform)]).toEqual([0, 1]);
});
