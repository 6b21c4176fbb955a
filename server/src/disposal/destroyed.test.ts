import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { expect, test } from 'vitest';
import { createUnit } from '#identity/create-unit.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { closeBatch } from '../appraisal/close-batch.ts';
import { applyBoxPlan } from '../arrangement/boxes/apply-box-plan.ts';
import { findBoxes, getBox } from '../arrangement/boxes/box-queries.ts';
import { closeBox } from '../arrangement/boxes/close-box.ts';
import { shelveBox } from '../arrangement/boxes/shelve-box.ts';
import { fileAll } from '../arrangement/given-filing.test-fixture.ts';
import { findNumberMap } from '../arrangement/numbering/number-map.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { listObjects } from '../preservation/read-object.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import { reconcileCatalogue } from '../preservation/reconciliation/reconcile-catalogue.job.ts';
import { getReconciliation } from '../preservation/reconciliation/reconciliation-queries.ts';
import { startReconciliation } from '../preservation/reconciliation/start-reconciliation.ts';
import { hasStaged, stage, stagedPath } from '../preservation/staging.ts';
import { verifyObject } from '../preservation/verify-object.ts';
import { describeRecord } from '../records/describe-record.ts';
import { findComponents, getRecordDetail } from '../records/record-detail.ts';
import { findRecords } from '../records/record-queries.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { getRelations } from '../records/relations/relation-queries.ts';
import { catchUp } from '../search/feed-index.ts';
import { searchFor } from '../search/search-queries.ts';
import { approveList } from './approve-list.ts';
import {
  type Appraising,
  decided,
  destroyAll,
  givenAppraising,
  givenBatch,
  givenExpired,
  givenList,
  givenReadyList,
} from './given-disposal.test-fixture.ts';

async function givenDestroyed(texts: readonly string[] = ['防汛']) {
  const given = await givenAppraising();
  const { archive } = given;
  const [recordId = '', ...kept] = await givenExpired(given, texts);
  await readWaitingTexts(archive.platform, archive.storage);
  const [component] = await archive.read(given.archivist, (db) => findComponents(db, recordId));
  const destroy = async () => {
    const listId = await givenReadyList(given, [recordId]);
    await destroyAll(given, listId);
    return listId;
  };
  return { given, archive, recordId, kept, component, destroy };
}

async function reconcile({ archive, agency, archivist }: Appraising) {
  const { runId } = await archive.run(startReconciliation, archivist, {
    fondsId: agency.fondsId,
    share: 100,
  });
  const job = reconcileCatalogue(archive.platform, archive.storage);
  await archive.perform(job, archivist, { runId });
  return archive.read(archivist, (db) => getReconciliation(db, runId, {}));
}

test('what is destroyed leaves its entry, code, history and digests, and no byte in the store', async () => {
  const { given, archive, recordId, kept, component, destroy } = await givenDestroyed([
    '防汛',
    '抗旱',
  ]);
  await using _ = archive;
  await destroy();
  expect(await archive.row('record', recordId)).toMatchObject({
    ...{ state: 'destroyed', title: '关于防汛的通知', class_key: 'A001/WS/2010/D10/BGS' },
    ...{ archival_code: 'A001-WS·2010-D10-BGS-0001', item_number: 1, object_path: null },
  });
  const objects = await Array.fromAsync(listObjects(archive.storage.store), ({ id }) => id);
  expect(objects).toEqual([objectId(kept[0] ?? '')]);
  expect(await verifyObject(archive.storage.store, objectId(kept[0] ?? ''))).toEqual([]);
  expect(await readdir(archive.storage.staging.objects)).toEqual([]);
  expect(await emptyFolders(archive.storage.store.path)).toEqual([]);

  const detail = await archive.read(given.archivist, (db) =>
    getRecordDetail(db, given.archivist, recordId),
  );
  expect(detail).toMatchObject({
    destruction: { listNumber: 'A001-XH-2026-001' },
    componentList: [{ sm3: component?.sm3, sha512: component?.sha512, textNote: '随文件销毁' }],
    allowed: [],
  });
  const trail = (await archive.trail()).filter(({ subject }) => subject === `record:${recordId}`);
  expect(trail.slice(-2).map(({ command, details }) => [command, details])).toMatchObject([
    [
      'disposal.destroy-record',
      {
        ...{ from: 'filed', to: 'destroyed', list: 'A001-XH-2026-001' },
        components: [{ sm3: component?.sm3 }],
      },
    ],
    ['disposal.note-removal', { list: 'A001-XH-2026-001', components: 1, bytes: 6 }],
  ]);
});

/** OCFL 1.1, 4.2: none may be in a storage hierarchy. */
async function emptyFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const empty = [];
  for (const folder of folders) if ((await readdir(folder)).length === 0) empty.push(folder);
  return empty;
}

test('what was read out of it is gone from the database and from the index', async () => {
  const { given, archive, recordId, component, destroy } = await givenDestroyed(['蛟龙出海']);
  await using _ = archive;
  await using server = await openTestServer(archive);
  const find = async (text: string, actor: Actor) => {
    await catchUp(archive.platform, server.index);
    const read = <Result>(query: (db: Db) => Promise<Result>) => archive.read(actor, query);
    return searchFor(server.index, read, actor, searchQuery.parse({ text }));
  };
  const reader = await givenPerson(archive, 'reader', given.agency.agencyId);
  const inText = { text: '蛟龙出海', field: 'content' as const };
  const byText = async () => {
    await catchUp(archive.platform, server.index);
    const { archivist } = given;
    const read = <Result>(query: (db: Db) => Promise<Result>) => archive.read(archivist, query);
    return (await searchFor(server.index, read, archivist, searchQuery.parse(inText))).total;
  };
  expect(await byText()).toBe(1);
  await destroy();
  const texts = await keepHouse(archive.platform, (tx) =>
    tx
      .selectFrom('component_text')
      .select('component_id')
      .where('component_id', '=', component?.id ?? '')
      .execute(),
  );
  expect(texts).toEqual([]);
  expect(await byText()).toBe(0);
  // Its title still is found, by the archivists alone: a department's people and readers are not told even a count.
  expect((await find('蛟龙出海', given.archivist)).hits.map(({ id }) => id)).toEqual([recordId]);
  expect((await find('蛟龙出海', given.business)).total).toBe(0);
  expect((await find('蛟龙出海', reader)).total).toBe(0);
});

test('it is listed for archivists and hidden from readers and departments; an old address answers 410 with the list', async () => {
  const { given, archive, recordId, component, destroy } = await givenDestroyed();
  await using _ = archive;
  await using server = await openTestServer(archive);
  const reader = await givenPerson(archive, 'reader', given.agency.agencyId);
  const stranger = await givenPerson(
    archive,
    'reader',
    (
      await archive.run(createUnit, systemActor, {
        kind: 'agency',
        parentId: null,
        code: 'B002',
        name: '邻局',
      })
    ).id,
  );
  await destroy();
  const total = async (actor: Actor) =>
    (await archive.read(actor, (db) => findRecords(db, { state: ['destroyed'] }, { limit: 9 })))
      .total;
  expect([
    await total(given.archivist),
    await total(given.head),
    await total(given.business),
    await total(reader),
  ]).toEqual([1, 1, 0, 0]);

  const get = async (actor: Actor, path: string) => {
    const url = `/api/records/${recordId}${path}`;
    const reply = await server.app.inject({ url, headers: await sessionOf(archive, actor) });
    return [reply.statusCode, reply.json<{ list?: string }>().list];
  };
  const content = `/components/${component?.id}/content`;
  const gone = [410, 'A001-XH-2026-001'];
  expect(await get(given.archivist, content)).toEqual(gone);
  expect(await get(given.archivist, `/components/${component?.id}/download`)).toEqual(gone);
  expect(await get(given.archivist, '/package')).toEqual(gone);
  expect(await get(reader, content)).toEqual(gone);
  expect(await get(reader, '')).toEqual(gone);
  expect((await get(given.archivist, ''))[0]).toBe(200);
  expect(await get(stranger, '')).toEqual([404, undefined]);
  expect(await get(stranger, content)).toEqual([404, undefined]);
});

test('moving, correcting, extending and destroying a record show at once in what it is related to, from either side', async () => {
  const { given, archive, recordId, kept, destroy } = await givenDestroyed([
    '防汛',
    '抗旱',
    '除险',
  ]);
  await using _ = archive;
  const [other = '', paper = ''] = kept;
  const { agency, archivist } = given;
  const inBox = await givenRecord(archive, agency, archivist, {
    description: {
      title: '纸质件',
      date: '2010-07-01',
      retention: 'D10',
      carrier: 'paper',
      pages: 3,
    },
    components: [],
  });
  await fileAll(archive, archivist, agency);
  const relate = (one: string, two: string) =>
    archive.run(relateRecords, archivist, {
      ...{ recordId: one, otherId: two, kind: 'refers-to', side: 'first' },
    });
  await relate(recordId, other);
  await relate(paper, recordId);
  await relate(other, inBox);
  const relationsOf = async (id: string) =>
    (await archive.read(archivist, (db) => getRelations(db, id))).relations.toSorted(
      (one, another) => (`${one.other.title}` < `${another.other.title}` ? -1 : 1),
    );
  const seen = async (id: string) =>
    (await relationsOf(id)).map(({ other: one, side }) => [
      ...[one.id, side, one.state, one.title, one.destroyedIn],
    ]);
  // Moved: into its box and onto the shelf. Corrected: its title.
  await archive.run(applyBoxPlan, archivist, {
    fondsId: agency.fondsId,
    classKey: 'A001/WS/2010/D10/BGS',
    paper: usualPaper,
    lastItems: [4],
  });
  const { boxes } = await archive.read(archivist, (db) =>
    findBoxes(db, { fondsId: agency.fondsId }),
  );
  const boxId = boxes[0]?.id ?? '';
  await archive.run(closeBox, archivist, { boxId });
  await archive.run(shelveBox, archivist, { boxId, location: '一库 2-3' });
  const { version } = await archive.row('record', inBox);
  await archive.run(describeRecord, systemActor, {
    ...{ recordId: inBox, version, changes: { title: '纸质件（二）' } },
  });
  expect(await seen(other)).toEqual([
    [recordId, 'second', 'filed', '关于防汛的通知', null],
    [inBox, 'first', 'filed', '纸质件（二）', null],
  ]);
  // Extended.
  const batch = await givenBatch(given, [other]);
  await decided(given, batch, 'extend', 20);
  await archive.run(closeBatch, archivist, { batchId: batch.batchId, conclusion: '续存' });
  const extended = (await relationsOf(recordId)).find((relation) => relation.other.id === other);
  expect(extended?.other).toMatchObject({ id: other, appraisedRetention: 'D20' });
  // Destroyed.
  await destroy();
  expect((await seen(other))[0]).toEqual([
    ...[recordId, 'second', 'destroyed', '关于防汛的通知', 'A001-XH-2026-001'],
  ]);
  expect(await seen(paper)).toEqual([
    [recordId, 'first', 'destroyed', '关于防汛的通知', 'A001-XH-2026-001'],
  ]);
  expect(await seen(recordId)).toEqual([
    [other, 'first', 'filed', '关于抗旱的通知', null],
    [paper, 'second', 'filed', '关于除险的通知', null],
  ]);
  // A reader, who is not to see it, is not told of it by its relations.
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const told = await archive.read(reader, (db) => getRelations(db, paper));
  expect(told.relations).toEqual([]);
});

test('its number is shown as destroyed, not as a gap, also in its box, and is never given again', async () => {
  const { given, archive, recordId, destroy } = await givenDestroyed(['甲', '乙']);
  await using _ = archive;
  const { agency, archivist } = given;
  const paper = await givenRecord(archive, agency, archivist, {
    description: { title: '丙', date: '2010-07-01', retention: 'D10', carrier: 'paper', pages: 3 },
    components: [],
  });
  await fileAll(archive, archivist, agency);
  const classKey = 'A001/WS/2010/D10/BGS';
  await archive.run(applyBoxPlan, archivist, {
    ...{ fondsId: agency.fondsId, classKey, paper: usualPaper, lastItems: [3] },
  });
  const { boxes } = await archive.read(archivist, (db) =>
    findBoxes(db, { fondsId: agency.fondsId }),
  );
  const boxId = boxes[0]?.id ?? '';
  // A box that is still being filled keeps its papers from being destroyed.
  await expect(givenList(given, [paper])).rejects.toMatchObject({
    code: 'disposal.hindered',
    details: { reasons: 'A001-WS·2010-D10-BGS-0003 第 1 盒正在装盒，未封盒' },
  });
  await archive.run(closeBox, archivist, { boxId });
  await destroy();
  const [ofClass] = await archive.read(archivist, (db) => findNumberMap(db, agency.fondsId));
  expect(ofClass?.runs).toEqual([
    { first: 1, last: 1, state: 'destroyed' },
    { first: 2, last: 3, state: 'numbered' },
  ]);
  const box = await archive.read(archivist, (db) => getBox(db, boxId));
  expect(box).toMatchObject({ hindrances: [], content: [{ itemNumber: 3, destroyed: false }] });
  await givenExpired(given, ['丁']);
  const codes = await keepHouse(archive.platform, (tx) =>
    tx
      .selectFrom('allocated_code')
      .select(['archival_code', 'record_id'])
      .orderBy('archival_code')
      .execute(),
  );
  expect(codes.map(({ archival_code }) => archival_code)).toEqual(
    [1, 2, 3, 4].map((number) => `A001-WS·2010-D10-BGS-000${number}`),
  );
  expect(codes[0]?.record_id).toBe(recordId);
});

test('bytes that another record has as well stay with that one, in the store and in staging', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { agency, archivist } = given;
  const [recordId = '', same = ''] = await givenExpired(given, ['防汛', '防汛']);
  const waiting = await givenComponent(archive.storage, '防汛');
  await givenRecord(archive, agency, archivist, { components: [waiting] });
  await destroyAll(given, await givenReadyList(given, [recordId]));
  expect(await verifyObject(archive.storage.store, objectId(same))).toEqual([]);
  expect(await hasStaged(archive.storage.staging, waiting.sha512)).toBe(true);
});

test('staged bytes that nobody else needs go with the record', async () => {
  const { archive, component, destroy } = await givenDestroyed();
  await using _ = archive;
  const { staging } = archive.storage;
  const { sha512 } = await stage(staging, Readable.from([Buffer.from('防汛')]));
  expect(sha512).toBe(component?.sha512);
  const old = new Date(Date.now() - 2 * 3_600_000);
  await utimes(stagedPath(staging, sha512), old, old);
  await destroy();
  expect(await hasStaged(staging, sha512)).toBe(false);
});

test('catalogue and store agree after a destruction; an object that is still there is a finding', async () => {
  const { given, archive, recordId, destroy } = await givenDestroyed(['甲', '乙']);
  await using _ = archive;
  await destroy();
  expect(await reconcile(given)).toMatchObject({ records: 2, objects: 1, findings: 0 });
  const place = objectPath(archive.storage.store, objectId(recordId));
  expect(existsSync(place)).toBe(false);
  await mkdir(place, { recursive: true });
  expect((await reconcile(given)).list).toMatchObject([{ kind: 'object-left', recordId }]);
});

test('a paper record is destroyed by its entry alone', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { agency, archivist, leader } = given;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { date: '2010-07-01', retention: 'D10', carrier: 'paper', pages: 3 },
    components: [],
  });
  await fileAll(archive, archivist, agency);
  const listId = await givenReadyList(given, [recordId]);
  await expect(archive.run(approveList, leader, { listId, note: '' })).rejects.toMatchObject({
    code: 'disposal.wrong-state',
  });
  expect(await destroyAll(given, listId)).toMatchObject({ destroyed: 1, complete: true });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'destroyed' });
});
