import { appendFile, chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { findComponents } from '../../records/record-detail.ts';
import { objectId, openComponent } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import { stagedPath } from '../staging.ts';
import { writeObject } from '../write-object.ts';
import { reconcileCatalogue } from './reconcile-catalogue.job.ts';
import { getReconciliation } from './reconciliation-queries.ts';
import { startReconciliation } from './start-reconciliation.ts';

async function givenReconciling() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const add = async (title: string, content: string) =>
    givenRecord(archive, agency, archivist, {
      description: { title },
      components: [await givenComponent(archive.storage, content)],
    });
  const reconcile = async (share = 100) => {
    const { runId } = await archive.run(startReconciliation, archivist, {
      fondsId: agency.fondsId,
      share,
    });
    const job = reconcileCatalogue(archive.platform, archive.storage);
    await archive.perform(job, archivist, { runId });
    return archive.read(archivist, (db) => getReconciliation(db, runId, {}));
  };
  const contentOf = async (recordId: string) => {
    const [component] = await archive.read(archivist, (db) => findComponents(db, recordId));
    return openComponent(archive.storage, await archive.row('component', component?.id ?? ''));
  };
  return { ...given, add, reconcile, contentOf };
}

test('where catalogue and files agree, nothing is found and everything was read', async () => {
  const given = await givenReconciling();
  await using archive = given.archive;
  await given.add('已归档', '一');
  await fileAll(archive, given.archivist, given.agency);
  await given.add('待归档', '二');
  await givenRecord(archive, given.agency, given.archivist, {
    description: { title: '纸质', carrier: 'paper' },
    components: [],
  });
  expect(await given.reconcile()).toMatchObject({
    records: 3,
    components: 2,
    readWhole: 2,
    objects: 1,
    findings: 0,
    endedAt: archive.platform.now(),
    list: [],
  });
});

test('every way in which they can disagree is found and named', async () => {
  const given = await givenReconciling();
  await using archive = given.archive;
  const { agency, archivist, add, contentOf } = given;
  const { store, staging } = archive.storage;
  const filed = {
    altered: await add('内容被改', 'altered'),
    longer: await add('变长', 'longer'),
    gone: await add('对象没了', 'gone'),
    moved: await add('位置记错', 'moved'),
    misnamed: await add('路径记错', 'misnamed'),
    damaged: await add('清单坏了', 'damaged'),
  };
  await fileAll(archive, archivist, agency);
  const lost = await add('暂存丢失', 'lost');
  await givenRecord(archive, agency, archivist, {
    description: { title: '无文件' },
    components: [],
  });

  const write = async (
    path: string,
    content: string,
    how: typeof writeFile | typeof appendFile,
  ) => {
    await chmod(path, 0o644);
    await how(path, content);
  };
  await write((await contentOf(filed.altered)).path, 'ALTERED', writeFile);
  await write((await contentOf(filed.longer)).path, '!', appendFile);
  const folder = (id: string) => objectPath(store, objectId(id));
  await rm(folder(filed.gone), { recursive: true });
  await write(join(folder(filed.damaged), 'inventory.json'), '{}', writeFile);
  await keepHouse(archive.platform, async (tx) => {
    await tx
      .updateTable('record')
      .set({ object_path: 'x' })
      .where('id', '=', filed.moved)
      .execute();
    await tx
      .updateTable('component')
      .set({ logical_path: 'content/009-x' })
      .where('record_id', '=', filed.misnamed)
      .execute();
  });
  const { sha512 } = await contentOf(lost);
  await rm(stagedPath(staging, sha512));

  const { list, kinds } = await given.reconcile();
  expect(list.map(({ kind, recordTitle }) => `${kind} ${recordTitle}`).toSorted()).toEqual([
    'bytes-missing 暂存丢失',
    'components-missing 无文件',
    'digest-differs 内容被改',
    'object-damaged 清单坏了',
    'object-missing 对象没了',
    'object-path-differs 位置记错',
    'path-unknown 路径记错',
    'size-differs 变长',
  ]);
  expect(kinds).toHaveLength(8);
});

test('an object that no record has is an orphan of its fonds; another agency’s record is none', async () => {
  const given = await givenReconciling();
  await using archive = given.archive;
  const { store } = archive.storage;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const neighbour = await givenPerson(archive, 'archivist', other.agencyId);
  await givenRecord(archive, other, neighbour);
  await fileAll(archive, neighbour, other);
  const orphan = (fondsId: string, title: string) =>
    writeObject(store, {
      id: objectId(crypto.randomUUID()),
      message: '归档',
      user: { name: '档案员', address: 'urn:lantai:system' },
      created: new Date('2026-01-01T00:00:00Z'),
      files: [
        {
          logicalPath: 'metadata/record.json',
          source: {
            text: JSON.stringify({
              archivalCode: 'C',
              fonds: { id: fondsId },
              description: { title },
            }),
          },
        },
      ],
    });
  await orphan(given.agency.fondsId, '没有目录的');
  await orphan(other.fondsId, '邻局的');
  const { list, objects } = await given.reconcile();
  expect(objects).toBe(3);
  expect(list).toMatchObject([
    { kind: 'object-orphaned', recordId: null, detail: expect.stringContaining('C 没有目录的') },
  ]);
});

test('what the catalogue remembers wrongly is put right over the API; lost bytes are not', async () => {
  const given = await givenReconciling();
  await using archive = given.archive;
  await using server = await openTestServer(archive);
  const { agency, archivist, add } = given;
  const recordId = await add('路径记错', '一');
  const lost = await add('对象没了', '二');
  await fileAll(archive, archivist, agency);
  const before = await archive.read(systemActor, (db) =>
    db
      .selectFrom('component')
      .selectAll()
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow(),
  );
  await keepHouse(archive.platform, async (tx) => {
    await tx.updateTable('record').set({ object_path: 'x' }).where('id', '=', recordId).execute();
    await tx
      .updateTable('component')
      .set({ logical_path: null })
      .where('id', '=', before.id)
      .execute();
  });
  const folder = objectPath(archive.storage.store, objectId(lost));
  await mkdir(join(archive.directory, 'aside'));
  await rename(folder, join(archive.directory, 'aside', 'object'));

  const { id, list } = await given.reconcile();
  const headers = await sessionOf(archive, archivist);
  const repaired: string[] = [];
  for (const { position, kind } of list) {
    const url = `/api/preservation/reconciliations/${id}/findings/${position}/repair`;
    const reply = await server.app.inject({ method: 'POST', url, headers });
    repaired.push(`${kind} ${reply.json<{ code?: string }>().code ?? 'done'}`);
  }
  expect(new Set(repaired)).toEqual(
    new Set([
      'object-missing preservation.not-repairable',
      'object-path-differs done',
      'path-unknown done',
    ]),
  );
  await mkdir(dirname(folder), { recursive: true });
  await rename(join(archive.directory, 'aside', 'object'), folder);
  expect(await given.reconcile()).toMatchObject({ findings: 0 });
  expect(await archive.row('component', before.id)).toEqual(before);
  expect(
    (await archive.trail()).filter(({ command }) => command === 'preservation.repair-mismatch'),
  ).toMatchObject([
    { subject: `record:${recordId}`, details: { before: 'x' } },
    { subject: `record:${recordId}`, details: { after: before.logical_path } },
  ]);
});

test('a sample reads as many files whole as it says, and looks at the size of all', async () => {
  const given = await givenReconciling();
  await using _ = given.archive;
  for (let number = 0; number < 30; number += 1) await given.add(`第${number}件`, `正文${number}`);
  const { components, readWhole } = await given.reconcile(30);
  expect(components).toBe(30);
  expect(readWhole).toBeLessThan(25);
});
