import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Actor, systemActor } from '#platform/actor.ts';
import { JobStopped, perform } from '#platform/job.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { importCatalogueJob } from './capture.routes.ts';
import { openCatalogue } from './catalogue/read-catalogue.ts';
import { openCaptureServer, sendWhole } from './given-capture.test-fixture.ts';

async function givenServer() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const server = await openCaptureServer(archive);
  const send = await server.as(archivist);
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await send('POST', `/api${path}`, { headers, body: JSON.stringify(body) });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  const get = async (path: string) =>
    (await send('GET', `/api${path}`)).json() as Promise<Record<string, unknown>>;
  /** Does what the runner would do with the job of an import. */
  const importNow = (importId: unknown, actor: Actor = archivist, progress = async () => {}) =>
    perform(archive.platform, importCatalogueJob(archive.platform, archive.storage), {
      jobId: crypto.randomUUID(),
      actor,
      payload: { importId },
      progress,
    });
  return {
    archive,
    agency,
    server,
    archivist,
    send,
    post,
    get,
    importNow,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

const catalogue = (rows: readonly string[]) =>
  Buffer.from(['题名,责任者,日期,保管期限,电子文件名', ...rows].join('\n'));

test('a document is taken in with its uploads, each of which is used once', async () => {
  await using given = await givenServer();
  const { agency, send, post, get } = given;
  const first = await sendWhole(send, '通知.txt', Buffer.from('通知正文'));
  const second = await sendWhole(send, '附件.txt', Buffer.from('附件'));
  const record = {
    fondsId: agency.fondsId,
    description: { title: '关于防汛工作的通知', departmentId: agency.officeId },
    components: [
      { uploadId: second, role: 'attachment' },
      { uploadId: first, role: 'original' },
    ],
  };
  const taken = await post('/records', record);
  expect(taken).toMatchObject({
    status: 200,
    body: {
      state: 'registered',
      temporaryNumber: 'TA001-2026-000001',
      componentList: [
        { role: 'original', fileName: '通知.txt', mediaType: 'text/plain', position: 1 },
        { role: 'attachment', fileName: '附件.txt', position: 2 },
      ],
    },
  });
  expect(await get('/capture/uploads')).toEqual([]);
  expect(await post('/records', record)).toMatchObject({
    status: 404,
    body: { code: 'capture.upload-not-found' },
  });
  const third = await sendWhole(send, '定稿.txt', Buffer.from('定稿'));
  const path = `/records/${String(taken.body.id)}/components`;
  expect(await post(path, { uploadId: third, role: 'final-draft' })).toMatchObject({
    status: 200,
    body: { componentList: { length: 3 } },
  });
});

test('who works for one department hands in for that department and no other', async () => {
  await using given = await givenServer();
  const { agency, archive, server } = given;
  const send = await server.as(await givenPerson(archive, 'handler', agency.officeId));
  const handIn = async (departmentId?: string) => {
    const body = { fondsId: agency.fondsId, description: { title: '请示', departmentId } };
    const headers = { 'content-type': 'application/json' };
    const reply = await send('POST', '/api/records', { headers, body: JSON.stringify(body) });
    return [reply.status, await reply.json()];
  };
  expect(await handIn()).toMatchObject([200, { departmentName: '办公室' }]);
  expect(await handIn(agency.financeId)).toMatchObject([403, { code: 'actor.not-permitted' }]);
});

test('an import over the API takes in what is right, tells the rest, and gives back unused files', async () => {
  await using given = await givenServer();
  const { agency, archive, send, post, get, importNow } = given;
  const names = ['a.txt', 'b.txt', 'c.txt'];
  const fileUploadIds = await Promise.all(
    names.map((name) => sendWhole(send, name, Buffer.from(name))),
  );
  const rows = [
    '文件甲,甲局,2019-03-05,永久,a.txt',
    '文件乙,甲局,2019-03-05,水久,b.txt',
    '文件丙,甲局,2019-03-05,永久,d.txt',
  ];
  const catalogueUploadId = await sendWhole(send, '目录.csv', catalogue(rows));
  const begun = await post('/capture/imports', {
    fondsId: agency.fondsId,
    catalogueUploadId,
    fileUploadIds,
  });
  expect(begun).toMatchObject({
    status: 200,
    body: { state: 'checking', fondsCode: 'A001', dryRun: false },
  });
  const { id, jobId } = begun.body;
  expect(await archive.row('job_run', String(jobId))).toMatchObject({
    kind: 'capture.import-catalogue',
    payload: { importId: id },
  });
  await importNow(id);

  expect(await get(`/capture/imports/${String(id)}`)).toMatchObject({
    ...{
      state: 'done',
      rowsRead: 3,
      rowsWithFindings: 2,
      imported: 1,
      alreadyThere: 0,
      quarantined: 0,
    },
    leftoverFiles: ['c.txt'],
    columns: [{ heading: '题名', field: 'title' }, {}, {}, {}, {}],
  });
  expect(await get(`/capture/imports/${String(id)}/findings?limit=1`)).toMatchObject({
    findings: [
      { row: 3, column: '保管期限', value: '水久', rule: 'retention-invalid', severity: 'error' },
    ],
    byRule: [{ count: 1 }, { count: 1 }],
    next: 0,
  });
  const json = await get(`/capture/imports/${String(id)}/report?format=json`);
  expect(json).toMatchObject([{ row: 3 }, { row: 4, rule: 'component-missing', value: 'd.txt' }]);
  expect(((await get('/capture/imports?limit=1')).imports as object[])[0]).toMatchObject({ id });
  const uploads = (await get('/capture/uploads')) as unknown as { fileName: string }[];
  expect(new Set(uploads.map(({ fileName }) => fileName))).toEqual(new Set(['b.txt', 'c.txt']));

  const path = join(archive.directory, 'report.xlsx');
  const report = await send('GET', `/api/capture/imports/${String(id)}/report`);
  await writeFile(path, Buffer.from(await report.arrayBuffer()));
  const wrong = await Array.fromAsync((await openCatalogue(path)).rows, ({ cells }) => cells[0]);
  expect(wrong).toEqual(['文件乙', '文件丙']);
});

test('an import that is cancelled keeps what it has, and goes on when it is resumed', async () => {
  await using given = await givenServer();
  const { agency, send, post, get, archivist, importNow } = given;
  const rows = Array.from({ length: 250 }, (_, index) => `文件${index},甲局,2019-03-05,永久,`);
  rows.push('文件,甲局,2019-03-05,水久,');
  const catalogueUploadId = await sendWhole(send, '目录.csv', catalogue(rows));
  const { body } = await post('/capture/imports', { fondsId: agency.fondsId, catalogueUploadId });
  let steps = 0;
  const cancelAfterFirstBatch = async () => {
    steps += 1;
    if (steps === 2) throw new JobStopped('cancelled');
  };
  await expect(importNow(body.id, archivist, cancelAfterFirstBatch)).rejects.toThrow(JobStopped);
  const path = `/capture/imports/${String(body.id)}`;
  expect(await get(path)).toMatchObject({ state: 'cancelled', imported: 100 });
  const figures = { rowsRead: 251, rowsWithFindings: 1, imported: 250, alreadyThere: 0 };
  await importNow(body.id);
  expect(await get(path)).toMatchObject({ state: 'done', ...figures });
  // As when the process dies between the end of the import and the end of its job.
  await importNow(body.id);
  expect(await get(path)).toMatchObject({ state: 'done', ...figures });
  expect((await get(`${path}/findings`)).findings).toMatchObject([{ position: 0, row: 252 }]);
});

test('a catalogue that cannot be read ends the import, and its page says why', async () => {
  await using given = await givenServer();
  const { agency, send, post, get, importNow } = given;
  const catalogueUploadId = await sendWhole(send, '目录.xlsx', Buffer.from('no workbook at all'));
  const { body } = await post('/capture/imports', { fondsId: agency.fondsId, catalogueUploadId });
  await expect(importNow(body.id)).rejects.toMatchObject({ code: 'capture.catalogue-unreadable' });
  expect(await get(`/capture/imports/${String(body.id)}`)).toMatchObject({
    state: 'failed',
    imported: 0,
  });
});

test('a dry run leaves the uploads to be used by the import that follows', async () => {
  await using given = await givenServer();
  const { agency, send, post, importNow, archive } = given;
  const catalogueUploadId = await sendWhole(
    send,
    '目录.csv',
    catalogue(['文件甲,甲局,2019-03-05,永久,']),
  );
  const asked = { fondsId: agency.fondsId, catalogueUploadId };
  const dry = await post('/capture/imports', { ...asked, dryRun: true });
  await importNow(dry.body.id);
  const real = await post('/capture/imports', asked);
  expect(real.status).toBe(200);
  await importNow(real.body.id);
  const records = await archive.read(systemActor, (db) =>
    db.selectFrom('record').select('title').execute(),
  );
  expect(records).toEqual([{ title: '文件甲' }]);
});

test("another agency's import is not there", async () => {
  await using given = await givenServer();
  const { agency, archive, send, post, server } = given;
  const catalogueUploadId = await sendWhole(
    send,
    '目录.csv',
    catalogue(['文件甲,甲局,2019-03-05,永久,']),
  );
  const { body } = await post('/capture/imports', { fondsId: agency.fondsId, catalogueUploadId });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await server.as(await givenPerson(archive, 'archivist', other.agencyId));
  for (const path of ['', '/findings', '/report'])
    expect((await stranger('GET', `/api/capture/imports/${String(body.id)}${path}`)).status).toBe(
      404,
    );
});
