import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson } from '../../../test/test-archive.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { describeRecord } from '../describe-record.ts';
import { voidRecord } from '../void-record.ts';
import { relateRecords } from './relate-records.ts';
import { getRelations } from './relation-queries.ts';
import { unrelateRecords } from './unrelate-records.ts';

async function givenTwo() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const title = '关于转发国办发〔2024〕12号文件的通知';
  const forwarding = await givenRecord(archive, agency, archivist, {
    description: { title, documentNumber: '示政发〔2025〕3号' },
  });
  const forwarded = await givenRecord(archive, agency, archivist, {
    description: { title: '关于加强防汛工作的通知', documentNumber: '国办发[2024]12号' },
  });
  const seen = (recordId: string, by = archivist) =>
    archive.read(by, (db) => getRelations(db, recordId));
  return { ...given, forwarding, forwarded, seen };
}

test('a relation is read from both sides, each in the words of its own', async () => {
  const given = await givenTwo();
  await using archive = given.archive;
  const { archivist, forwarding, forwarded, seen } = given;
  await archive.run(relateRecords, archivist, {
    recordId: forwarded,
    otherId: forwarding,
    kind: 'forwards',
    side: 'second',
    note: '全文转发',
  });
  const [one] = (await seen(forwarding)).relations;
  expect(one).toMatchObject({
    kind: 'forwards',
    side: 'first',
    note: '全文转发',
    other: { id: forwarded, state: 'registered', documentNumber: '国办发[2024]12号' },
  });
  expect((await seen(forwarded)).relations).toMatchObject([
    { id: one?.id, side: 'second', other: { id: forwarding } },
  ]);
  const told = (await archive.trail()).filter(
    ({ command }) => command === 'records.relate-records',
  );
  expect(told.map(({ subject, details }) => [subject, details])).toEqual([
    [`record:${forwarded}`, { related: '被转发', to: forwarding, note: '全文转发' }],
    [`record:${forwarding}`, { related: '转发', to: forwarded, note: '全文转发' }],
  ]);
});

test('the same is said once, not of itself, and not across agencies', async () => {
  const given = await givenTwo();
  await using archive = given.archive;
  const { archivist, forwarding, forwarded } = given;
  const relate = {
    recordId: forwarding,
    otherId: forwarded,
    kind: 'forwards',
    side: 'first',
  } as const;
  await archive.run(relateRecords, archivist, relate);
  await expect(
    archive.run(relateRecords, archivist, {
      ...relate,
      recordId: forwarded,
      otherId: forwarding,
      side: 'second',
    }),
  ).rejects.toMatchObject({ code: 'records.related-already' });
  await expect(
    archive.run(relateRecords, archivist, { ...relate, otherId: forwarding }),
  ).rejects.toMatchObject({ code: 'records.related-to-itself' });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const neighbour = await givenPerson(archive, 'archivist', other.agencyId);
  const foreign = await givenRecord(archive, other, neighbour);
  await expect(
    archive.run(relateRecords, archivist, { ...relate, otherId: foreign }),
  ).rejects.toMatchObject({ code: 'records.not-found' });
});

test('filing, correcting and voiding a record show at once in what it is related to', async () => {
  const given = await givenTwo();
  await using archive = given.archive;
  const { agency, archivist, forwarding, forwarded, seen } = given;
  await archive.run(relateRecords, archivist, {
    recordId: forwarding,
    otherId: forwarded,
    kind: 'forwards',
    side: 'first',
  });
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(voidRecord, head, { recordId: forwarding, reason: '重复收集' });
  expect((await seen(forwarded)).relations).toMatchObject([{ other: { state: 'voided' } }]);

  await fileAll(archive, archivist, agency);
  expect((await seen(forwarding)).relations).toMatchObject([
    {
      side: 'first',
      other: { id: forwarded, state: 'filed', archivalCode: 'A001-WS·2025-D30-BGS-0001' },
    },
  ]);
  const { version } = await archive.row('record', forwarded);
  await archive.run(describeRecord, systemActor, {
    recordId: forwarded,
    version,
    changes: { title: '关于加强防汛工作的紧急通知' },
  });
  expect((await seen(forwarding)).relations).toMatchObject([
    { other: { title: '关于加强防汛工作的紧急通知' } },
  ]);
});

test('a document number that is named suggests the record it belongs to, until they are related', async () => {
  const given = await givenTwo();
  await using archive = given.archive;
  const { archivist, forwarding, forwarded, seen } = given;
  expect((await seen(forwarding)).suggestions).toMatchObject([
    {
      kind: 'forwards',
      side: 'first',
      named: '国办发〔2024〕12号',
      place: 'title',
      other: { id: forwarded },
    },
  ]);
  const { relationId } = await archive.run(relateRecords, archivist, {
    recordId: forwarding,
    otherId: forwarded,
    kind: 'forwards',
    side: 'first',
  });
  expect((await seen(forwarding)).suggestions).toEqual([]);
  await archive.run(unrelateRecords, archivist, {
    recordId: forwarded,
    relationId,
    reason: '误联',
  });
  expect((await seen(forwarding)).relations).toEqual([]);
  expect((await seen(forwarding)).suggestions).toHaveLength(1);
});

test('a reader learns nothing of a related record that is not theirs to read', async () => {
  const given = await givenTwo();
  await using archive = given.archive;
  const { agency, archivist, forwarding, forwarded, seen } = given;
  await archive.run(relateRecords, archivist, {
    recordId: forwarding,
    otherId: forwarded,
    kind: 'forwards',
    side: 'first',
  });
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  await fileAll(archive, archivist, agency, [forwarding]);
  expect(await seen(forwarding, reader)).toEqual({ relations: [], suggestions: [] });
  await fileAll(archive, archivist, agency);
  expect((await seen(forwarding, reader)).relations).toHaveLength(1);
  await expect(
    archive.run(unrelateRecords, reader, {
      recordId: forwarding,
      relationId: (await seen(forwarding)).relations[0]?.id ?? '',
      reason: '无权',
    }),
  ).rejects.toMatchObject({ code: 'records.relation-not-found' });
});
