import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { execute } from '#platform/command.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { objectId } from '../../preservation/component-bytes.ts';
import { findPackable, packRecord } from '../../preservation/eep/pack-record.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import { openContent } from '../../preservation/read-object.ts';
import { relateRecords } from '../relations/relate-records.ts';
import { unrelateRecords } from '../relations/unrelate-records.ts';
import { findRelationsAtFiling } from './known-relations.ts';
import { metadataOf } from './record-metadata.ts';

/** One record that forwards another, neither of them filed. */
async function givenRelated() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const forwarding = await givenRecord(archive, agency, archivist, {
    description: { title: '关于转发防汛通知的通知', documentNumber: '示政发〔2025〕3号' },
  });
  const forwarded = await givenRecord(archive, agency, archivist, {
    description: { title: '关于加强防汛工作的通知', documentNumber: '国办发〔2024〕12号' },
  });
  const { relationId } = await archive.run(relateRecords, archivist, {
    recordId: forwarding,
    otherId: forwarded,
    kind: 'forwards',
    side: 'first',
    note: '全文转发',
  });
  const relationElements = async (recordId: string, by = archivist) => {
    const { elements } = await archive.read(by, (db) => metadataOf(db, recordId));
    return ['M85', 'M86', 'M87', 'M88'].map((wanted) => {
      const element = elements.find(({ id }) => id === wanted);
      return [
        wanted,
        element?.values.map(({ value, source, of }) => [value, source, of]) ?? [],
        element?.reason,
      ];
    });
  };
  const keptInStore = async (recordId: string) => {
    const content = await openContent(
      archive.storage.store,
      objectId(recordId),
      'metadata/record.json',
    );
    return JSON.parse(await text(content.read())).relations;
  };
  return { ...given, forwarding, forwarded, relationId, relationElements, keptInStore };
}

const urn = (id: string) => `urn:uuid:${id}`;

test('M85–M88 tell a relation from both sides, each record in its own words', async () => {
  const { archive, forwarding, forwarded, relationElements } = await givenRelated();
  await using _ = archive;
  const to = '转发 国办发〔2024〕12号';
  expect(await relationElements(forwarding)).toEqual([
    [
      'M85',
      [
        [urn(forwarding), 'relation', to],
        [urn(forwarded), 'relation', to],
      ],
      null,
    ],
    ['M86', [['文件实体关系', 'scheme', to]], null],
    ['M87', [['转发', 'relation', to]], null],
    ['M88', [['全文转发', 'relation', to]], null],
  ]);
  const back = '被转发 示政发〔2025〕3号';
  expect((await relationElements(forwarded)).slice(2)).toEqual([
    ['M87', [['被转发', 'relation', back]], null],
    ['M88', [['全文转发', 'relation', back]], null],
  ]);
});

test('a relation that is ended, or whose other record is not the reader’s, is not told', async () => {
  const given = await givenRelated();
  await using archive = given.archive;
  const { agency, archivist, forwarding, relationId, relationElements } = given;
  const none = ['M85', 'M86', 'M87', 'M88'].map((id) => [id, [], '没有登记与其他档案的关系']);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  await fileAll(archive, archivist, agency, [forwarding]);
  expect(await relationElements(forwarding, reader)).toEqual(none);
  await archive.run(unrelateRecords, archivist, {
    recordId: forwarding,
    relationId,
    reason: '误联',
  });
  expect(await relationElements(forwarding)).toEqual(none);
});

test('a package carries the relations of its record, and they are read back as they were', async () => {
  const given = await givenRelated();
  await using archive = given.archive;
  const { agency, archivist, forwarding, forwarded } = given;
  await fileAll(archive, archivist, agency);
  for (const [recordId, otherId, relation] of [
    [forwarding, forwarded, '转发'],
    [forwarded, forwarding, '被转发'],
  ] as const) {
    const packable = await archive.read(archivist, (db) =>
      findPackable(db, recordId, archive.platform.now()),
    );
    const path = join(archive.directory, `${recordId}.eep`);
    await packRecord(archive.storage, path, packable);
    const { findings, record } = await readEep(path);
    expect(findings).toEqual([]);
    expect(record?.relations).toEqual([
      {
        otherIdentifier: urn(otherId),
        type: '文件实体关系',
        relation,
        description: '全文转发',
      },
    ]);
  }
});

test('the object in the store keeps what its record was to others when it was filed', async () => {
  const given = await givenRelated();
  await using archive = given.archive;
  const { agency, archivist, forwarding, forwarded, keptInStore } = given;
  await fileAll(archive, archivist, agency);
  const kept = { kind: 'forwards', note: '全文转发' };
  expect(await keptInStore(forwarding)).toEqual([
    { ...kept, side: 'first', relation: '转发', record: urn(forwarded) },
  ]);
  expect(await keptInStore(forwarded)).toEqual([
    { ...kept, side: 'second', relation: '被转发', record: urn(forwarding) },
  ]);
});

test('a relation ended or made after the number is given changes nothing of what is stored', async () => {
  const given = await givenRelated();
  await using archive = given.archive;
  const { agency, archivist, forwarding, forwarded, relationId } = given;
  await fileAll(archive, archivist, agency);
  const later = { ...archive.platform, now: () => new Date('2026-03-02T09:00:00Z') };
  const atFiling = () =>
    archive.read(systemActor, (db) => findRelationsAtFiling(db, [forwarding, forwarded]));
  const before = await atFiling();
  await execute(later, unrelateRecords, archivist, {
    recordId: forwarding,
    relationId,
    reason: '误联',
  });
  await execute(later, relateRecords, archivist, {
    recordId: forwarded,
    otherId: forwarding,
    kind: 'cites',
    side: 'first',
  });
  expect(await atFiling()).toEqual(before);
});
