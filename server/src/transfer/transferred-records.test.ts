import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { proposeChange } from '../collection/proposals/propose-change.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { reconcileCatalogue } from '../preservation/reconciliation/reconcile-catalogue.job.ts';
import { getReconciliation } from '../preservation/reconciliation/reconciliation-queries.ts';
import { startReconciliation } from '../preservation/reconciliation/start-reconciliation.ts';
import { describeRecord } from '../records/describe-record.ts';
import { findComponents } from '../records/record-detail.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { getRelations } from '../records/relations/relation-queries.ts';
import { openSqliteEngine } from '../search/engine/sqlite-engine.ts';
import { catchUp } from '../search/feed-index.ts';
import { searchFor } from '../search/search-queries.ts';
import { decideRule } from './decide-rule.ts';
import { givenTransferring, unsigned } from './given-transfer.test-fixture.ts';
import { openZip } from './open-zip.test-fixture.ts';
import { filesOf } from './package/package-folder.ts';
import { printCertificate } from './print-certificate.ts';
import { getRecordTransfer } from './record-transfer.ts';

test('transferring a record shows at once in what it is related to, from either side', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { archivist } = given;
  const [staying = ''] = await given.records(1, { title: '留在本单位的转发件' });
  const recordIds = await given.records(1);
  const [going = ''] = recordIds;
  await archive.run(relateRecords, archivist, {
    ...{ recordId: staying, otherId: going, kind: 'forwards', side: 'first' },
  });
  const seen = async (recordId: string) =>
    (await archive.read(archivist, (db) => getRelations(db, recordId))).relations.map(
      ({ other }) => [other.id, other.state, other.transferredTo, other.transferNumber],
    );
  expect(await seen(staying)).toEqual([[going, 'filed', null, null]]);
  const { batchId, number } = await given.plan('electronic', recordIds);
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  await given.step(batchId, 'sign-for');
  await given.receive(batchId);
  expect(await seen(staying)).toEqual([[going, 'transferred', '示例区档案馆', number]]);
  expect(await seen(going)).toEqual([[staying, 'filed', null, null]]);
});

test('what is transferred is read and found as before, and marked, and changed by nobody', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { recordIds, number } = await given.transferred(1);
  const [recordId = ''] = recordIds;
  await using server = await openTestServer(archive);
  const reader = await givenPerson(archive, 'reader', given.agency.agencyId);
  const headers = await sessionOf(archive, reader);
  const get = (path: string) => server.app.inject({ url: `/api${path}`, headers });
  const record = (await get(`/records/${recordId}`)).json();
  expect([record.state, record.transferred, record.allowed]).toEqual([
    'transferred',
    { on: '2026-03-01', to: '示例区档案馆', number },
    [],
  ]);
  const content = await get(
    `/records/${recordId}/components/${record.componentList[0].id}/content`,
  );
  expect([content.statusCode, content.body.slice(0, 5)]).toEqual([200, '%PDF-']);

  const index = openSqliteEngine(join(archive.directory, 'index.sqlite'));
  await catchUp(archive.platform, index);
  const { hits } = await searchFor(
    index,
    (query) => archive.read(reader, query),
    reader,
    searchQuery.parse({ text: '事项的批复' }),
  );
  await index.close();
  expect(hits).toMatchObject([{ id: recordId, filed: true, transferredTo: '示例区档案馆' }]);

  const { version } = await archive.row('record', recordId);
  await expect(
    archive.run(describeRecord, given.head, { recordId, version, changes: { remark: '改' } }),
  ).rejects.toMatchObject({ code: 'records.wrong-state' });
  await expect(
    archive.run(proposeChange, given.archivist, {
      ...{ recordId, kind: 'correct', reason: '错字', changes: { title: '改' } },
    }),
  ).rejects.toMatchObject({ code: 'records.wrong-state' });
});

test('who could not read a record while it was filed cannot read it afterwards', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [recordId = ''] = (await given.transferred(1)).recordIds;
  await using server = await openTestServer(archive);
  const status = async (actor: Awaited<ReturnType<typeof givenPerson>>) =>
    (
      await server.app.inject({
        url: `/api/records/${recordId}`,
        headers: await sessionOf(archive, actor),
      })
    ).statusCode;
  const { agencyId, financeId } = given.agency;
  expect(await status(await givenPerson(archive, 'reader', agencyId))).toBe(200);
  expect(await status(await givenPerson(archive, 'department-archivist', financeId))).toBe(404);
});

test('the agency’s copy is reconciled as what is filed is', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [recordId = ''] = (await given.transferred(2)).recordIds;
  const { fondsId } = given.agency;
  const reconcile = async () => {
    const asked = { fondsId, share: 100 };
    const { runId } = await archive.run(startReconciliation, given.archivist, asked);
    const job = reconcileCatalogue(archive.platform, archive.storage);
    await archive.perform(job, given.archivist, { runId });
    return archive.read(given.archivist, (db) => getReconciliation(db, runId, {}));
  };
  expect(await reconcile()).toMatchObject({ records: 2, components: 2, objects: 2, findings: 0 });
  await rm(objectPath(archive.storage.store, objectId(recordId)), { recursive: true });
  expect((await reconcile()).list).toMatchObject([{ kind: 'object-missing', recordId }]);
});

test('one question tells whether a record is transferred and whether it was due, and a certificate says where', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { recordIds, number, batchId } = await given.transferred(2);
  const [, second = ''] = recordIds;
  const ask = (recordId: string) =>
    archive.read(given.archivist, (db) => getRecordTransfer(db, recordId, archive.platform.now()));
  expect(await ask(second)).toMatchObject({
    due: { year: 2020, standing: 'overdue', confirmed: false },
    batch: { id: batchId, number, state: 'received' },
    transferred: { archiveName: '示例区档案馆', number, early: false, copyUntil: 2031 },
  });
  await archive.run(decideRule, given.head, {
    ...{ fondsId: given.agency.fondsId, archiveLevel: 'city-and-above', paperYears: 20 },
    ...{ electronicYears: 20, copyYears: 6, basis: '示例区规定', confirmed: true },
  });
  expect(await ask(second)).toMatchObject({
    due: { year: 2035, standing: 'not-due', basis: '示例区规定', confirmed: true },
    transferred: { early: true, copyUntil: 2032 },
  });
  const reader = await givenPerson(archive, 'reader', given.agency.agencyId);
  expect(
    await archive.run(printCertificate, reader, {
      recordId: second,
      signing: await unsigned(archive.platform.now()),
    }),
  ).toMatchObject({
    certificateNumber: `${number}-2`,
    code: 'A001-WS·2015-Y-BGS-0002',
    archiveName: '示例区档案馆',
    archiveCode: '433001',
    transferredOn: '2026-03-01',
    items: 2,
    firstCode: 'A001-WS·2015-Y-BGS-0001',
    lastCode: 'A001-WS·2015-Y-BGS-0002',
    printedOn: '2026-03-01',
  });
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'transfer.print-certificate',
    subject: `record:${second}`,
  });
  const [staying = ''] = await given.records(1);
  await expect(
    archive.run(printCertificate, reader, {
      recordId: staying,
      signing: await unsigned(archive.platform.now()),
    }),
  ).rejects.toMatchObject({
    code: 'transfer.not-transferred',
  });
});

test('the register is frozen: both halves have their digest, and the database lets neither be rewritten', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { batchId, recordIds } = await given.transferred(1);
  const { sheet } = await given.batch(batchId);
  const [component] = await archive.read(systemActor, (db) =>
    findComponents(db, recordIds[0] ?? ''),
  );
  expect(sheet).toMatchObject({
    content: {
      rule: 'DA/T 93-2022，附录C，表C.1；2026-1',
      ...{
        items: 1,
        files: 1,
        bytes: component?.size,
        unitName: '示例局',
        archiveName: '示例区档案馆',
      },
      signatures: { filledBy: '张某', checkedBy: '李某', sealedOn: '2026-03-01' },
    },
    sm3: expect.stringMatching(/^[0-9a-f]{64}$/),
    received: { receivedOn: '2026-03-01', checks: { safety: { result: 'passed' } } },
    receivedSm3: expect.stringMatching(/^[0-9a-f]{64}$/),
    receivedEnteredByName: expect.stringContaining('archives-head'),
  });
  await expect(
    archive.db.updateTable('transfer_sheet').set({ sm3: '' }).execute(),
  ).rejects.toMatchObject({ code: '42501' });
});

test('the package is downloaded as one zip file, byte for byte, with a trace; a changed one is not', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { batchId, number } = await given.plan('electronic', await given.records(2));
  await given.pack(batchId);
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, given.archivist);
  const url = `/api/transfer/batches/${batchId}/package`;
  const reply = await server.app.inject({ url, headers });
  expect(reply.statusCode).toBe(200);
  const path = join(archive.directory, 'package.zip');
  await writeFile(path, reply.rawPayload);
  const folder = await given.folder(batchId);
  const files = await openZip(path);
  const names = (await filesOf(folder)).map((name) => `${number}/${name}`);
  expect(new Set(files.keys())).toEqual(new Set(names));
  for (const [name, bytes] of files)
    expect(bytes).toEqual(await readFile(join(folder, name.slice(number.length + 1))));
  expect((await archive.trail()).at(-1)).toMatchObject({ command: 'transfer.hand-out-package' });
  await writeFile(join(folder, '其他/多余.txt'), '');
  expect((await server.app.inject({ url, headers })).json()).toMatchObject({
    code: 'transfer.package-changed',
    files: '其他/多余.txt',
  });
});
