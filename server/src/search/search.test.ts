import { join } from 'node:path';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { componentBytes } from '../demo/component-bytes.ts';
import { demoDistrict } from '../demo/district.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import { describeRecord } from '../records/describe-record.ts';
import { voidRecord } from '../records/void-record.ts';
import { openSqliteEngine } from './engine/sqlite-engine.ts';
import { catchUp, feedIndex, refillIndex } from './feed-index.ts';
import { searchFor } from './search-queries.ts';

async function givenIndex() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const index = openSqliteEngine(join(archive.directory, 'search.sqlite'));
  const find = async (text: string, actor: Actor = archivist) => {
    await catchUp(archive.platform, index);
    const read = <Result>(query: (db: Db) => Promise<Result>) => archive.read(actor, query);
    return searchFor(index, read, actor, searchQuery.parse({ text }));
  };
  return { archive, agency, archivist, index, find };
}

async function change(archive: TestArchive, actor: Actor, recordId: string, changes: object) {
  const { version } = await archive.row('record', recordId);
  await archive.run(describeRecord, actor, { recordId, version, changes });
}

test('a document number is found whatever its brackets and their width', async () => {
  const { archive, agency, archivist, find } = await givenIndex();
  await using _ = archive;
  const documentNumber = '云档发〔2025〕12号';
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { documentNumber },
  });
  for (const written of [
    '云档发〔2025〕12号',
    '云档发［2025］12号',
    '云档发[2025]12号',
    '云档发（2025）12号',
    '云档发(2025)12号',
    '发[2025]１２',
  ])
    expect([written, (await find(written)).hits.map(({ id }) => id)]).toEqual([
      written,
      [recordId],
    ]);
  expect((await find('云档发〔2024〕12号')).total).toBe(0);
});

test('a phrase inside a PDF is found and shown marked', async () => {
  const { archive, agency, archivist, find } = await givenIndex();
  await using _ = archive;
  const component = demoDistrict()
    .records.flatMap(({ components }) => components)
    .find(({ content }) => content.kind === 'document');
  if (component?.content.kind !== 'document') throw new Error('the demonstration has no document');
  const pdf = await givenComponent(archive.storage, await componentBytes(component), {
    fileName: '正本.pdf',
    mediaType: 'application/pdf',
  });
  const recordId = await givenRecord(archive, agency, archivist, { components: [pdf] });
  await readWaitingTexts(archive.platform, archive.storage);

  const text = JSON.stringify(component.content.document);
  const [phrase = ''] = /[一-龥]{9}/.exec(text.slice(text.length / 2)) ?? [];
  const { hits } = await find(phrase);
  expect(hits.map(({ id }) => id)).toEqual([recordId]);
  const [passage] = hits[0]?.content ?? [];
  const [[start, end] = [0, 0]] = passage?.marks ?? [];
  expect(passage?.text.slice(start, end).replaceAll(/\s/g, '')).toBe(phrase);
});

test('what is quarantined or voided is found by nobody, and in no count', async () => {
  const { archive, agency, archivist, index, find } = await givenIndex();
  await using _ = archive;
  const marked = await givenRecord(archive, agency, archivist);
  const voided = await givenRecord(archive, agency, archivist);
  expect((await find('防汛')).total).toBe(2);
  await change(archive, archivist, marked, { title: '秘密★5年 关于防汛工作的通知' });
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(voidRecord, head, { recordId: voided, reason: '重复' });
  for (const role of ['secrecy-officer', 'archives-head'] as const) {
    const actor = await givenPerson(archive, role, agency.agencyId);
    const { total, hits, facets } = await find('防汛', actor);
    expect({ total, hits, years: facets.year }).toEqual({ total: 0, hits: [], years: [] });
  }
  expect(await index.count()).toBe(0);
});

test('a change is found as soon as the index is fed, and the reply says what still waits', async () => {
  const { archive, agency, archivist, index, find } = await givenIndex();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  await find('防汛');
  await change(archive, archivist, recordId, { title: '关于抗旱工作的通知' });
  const read = <Result>(query: (db: Db) => Promise<Result>) => archive.read(archivist, query);
  const before = await searchFor(index, read, archivist, searchQuery.parse({ text: '抗旱' }));
  expect(before).toMatchObject({ total: 0, waiting: 1 });
  expect(await find('抗旱')).toMatchObject({ total: 1, waiting: 0 });
  expect((await find('防汛')).total).toBe(0);
});

test('the index is thrown away and fed again with the same result', async () => {
  const { archive, agency, archivist, index, find } = await givenIndex();
  await using _ = archive;
  for (const title of ['关于防汛工作的通知', '防汛值班表', '会议纪要'])
    await givenRecord(archive, agency, archivist, { description: { title } });
  const before = await find('防汛');
  await refillIndex(archive.platform, index);
  expect(await index.count()).toBe(0);
  expect(await feedIndex(archive.platform, index)).toBe(3);
  const after = await find('防汛');
  expect({ ...after, milliseconds: 0 }).toEqual({ ...before, milliseconds: 0 });
});

test('what stands in the fields of a category’s profile is found, and not what they said before', async () => {
  const { archive, agency, archivist, find } = await givenIndex();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    category: 'ZP',
    more: { photographer: '闻小满', place: '青溪河', event: '防汛演练' },
  });
  expect((await find('闻小满')).hits.map(({ id }) => id)).toEqual([recordId]);
  const { version } = await archive.row('record', recordId);
  const more = { photographer: '沈若谷' };
  await archive.run(describeRecord, archivist, { recordId, version, changes: {}, more });
  expect((await find('沈若谷')).total).toBe(1);
  expect((await find('闻小满')).total).toBe(0);
});
