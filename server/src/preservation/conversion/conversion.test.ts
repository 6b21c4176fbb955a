import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenPerson, type TestArchive } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { removeComponent } from '../../records/change-components.ts';
import { findComponents } from '../../records/record-detail.ts';
import { objectId, openComponent } from '../component-bytes.ts';
import { openContent, readInventory } from '../read-object.ts';
import { verifyObject } from '../verify-object.ts';
import { findConversions, getConversionRun } from './conversion-queries.ts';
import { convertFiles } from './convert-files.job.ts';
import { countFormats, findJudgedFiles } from './format-queries.ts';
import { writePng } from './raster/write-png.ts';
import { reviewConversion } from './review-conversion.ts';
import { startConversion } from './start-conversion.ts';

const scan = writePng({ width: 8, height: 6, pixels: new Uint8Array(8 * 6 * 4).fill(255) });

async function convert(
  archive: TestArchive,
  actor: Actor,
  what: Parameters<typeof startConversion.perform>[1],
) {
  const { runId } = await archive.run(startConversion, actor, what);
  await archive.perform(convertFiles(archive.storage), actor, { runId });
  return archive.read(actor, async (db) => ({
    run: await getConversionRun(db, runId),
    ...(await findConversions(db, { runId }, { limit: 100 })),
  }));
}

test('a file that does not conform gets a rendition; what was received stays as it was', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const text = await givenComponent(archive.storage, '关于防汛工作的通知');
  const recordId = await givenRecord(archive, agency, archivist, { components: [text] });
  const [before] = await archive.read(archivist, (db) => findComponents(db, recordId));
  const { run, conversions } = await convert(archive, archivist, { recordIds: [recordId] });
  expect(run).toMatchObject({
    agencyName: '示例局',
    formatRule: 'GB/T 18894-2016，8.3；2026-1',
    askedByName: archivist.name,
    files: 1,
    done: 1,
    failed: 0,
    differing: 0,
    bytesBefore: text.size,
    sourceFormats: ['TXT'],
    targetFormats: ['PDF'],
    endedAt: archive.platform.now(),
  });
  expect(conversions).toMatchObject([
    {
      state: 'done',
      sourceName: '正本.txt',
      sourceSize: text.size,
      target: 'pdf',
      targetSize: run.bytesAfter,
      tool: expect.stringMatching(/^PDFKit \d/),
      comparison: { by: 'text', similarity: 1, verdict: 'same', pagesAfter: 1 },
    },
  ]);
  const components = await archive.read(archivist, (db) => findComponents(db, recordId));
  expect(components[0]).toEqual(before);
  expect(components[1]).toMatchObject({
    role: 'rendition',
    position: 2,
    fileName: '正本.pdf',
    mediaType: 'application/pdf',
    textState: 'none',
  });
  expect(
    (await archive.trail()).find(({ command }) => command === 'preservation.end-conversion'),
  ).toMatchObject({
    subject: `record:${recordId}`,
    details: { from: 'TXT', to: 'application/pdf', verdict: 'same' },
  });
});

test('the rendition of a filed record is a new version of its object, and nothing before it changes', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [
      await givenComponent(archive.storage, '正文'),
      await givenComponent(archive.storage, scan, {
        fileName: '扫描.png',
        mediaType: 'image/png',
        role: 'handling-form',
      }),
    ],
  });
  await fileAll(archive, archivist, agency);
  const id = objectId(recordId);
  const first = await readInventory(archive.storage.store, id);
  const { run } = await convert(archive, archivist, { recordIds: [recordId] });
  expect(run).toMatchObject({ done: 2, failed: 0, sourceFormats: ['PNG', 'TXT'] });

  const now = await readInventory(archive.storage.store, id);
  expect(now.head).toBe('v3');
  expect(now.versions.v1).toEqual(first.versions.v1);
  expect(await verifyObject(archive.storage.store, id)).toEqual([]);
  const components = await archive.read(archivist, (db) => findComponents(db, recordId));
  expect(components.map(({ role, position, fileName }) => [role, position, fileName])).toEqual([
    ['handling-form', 1, '扫描.png'],
    ['original', 2, '正本.txt'],
    ['rendition', 3, expect.stringMatching(/\.pdf$/)],
    ['rendition', 4, expect.stringMatching(/\.pdf$/)],
  ]);
  for (const { id: componentId, sha512 } of components) {
    const content = await openComponent(
      archive.storage,
      await archive.row('component', componentId),
    );
    expect(content.sha512).toBe(sha512);
  }
  const noted = await openContent(archive.storage.store, id, 'metadata/conversions.json');
  const text = (await noted.read().setEncoding('utf8').toArray()).join('');
  expect(JSON.parse(text)).toMatchObject([
    { mediaType: 'application/pdf', rule: { source: 'GB/T 18894-2016，8.3' } },
    { mediaType: 'application/pdf', comparison: { verdict: 'same' } },
  ]);
});

test('a batch converts what a filter finds and does not conform, once; a bad file fails alone', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const broken = { fileName: '坏.png', mediaType: 'image/png' };
  for (const component of [
    await givenComponent(archive.storage, '一'),
    await givenComponent(archive.storage, '%PDF-1.7', {
      fileName: '合规.pdf',
      mediaType: 'application/pdf',
    }),
    await givenComponent(archive.storage, 'no picture', broken),
  ])
    await givenRecord(archive, agency, archivist, { components: [component] });
  const filter = { fondsId: agency.fondsId };
  const { run, conversions } = await convert(archive, archivist, { filter });
  expect(run).toMatchObject({ files: 2, done: 1, failed: 1 });
  expect(conversions.find(({ state }) => state === 'failed')).toMatchObject({
    sourceName: '坏.png',
    reason: 'PNG 图像损坏',
    targetId: null,
  });
  const again = await convert(archive, archivist, { filter });
  expect(again.conversions.map(({ sourceName }) => sourceName)).toEqual(['坏.png']);
  const counts = await archive.read(archivist, (db) => countFormats(db, filter, false));
  const figures = counts.map(
    ({ format, conforming, convertible, files, converted }) =>
      `${format} ${conforming} ${convertible} ${files} ${converted}`,
  );
  expect(new Set(figures)).toEqual(
    new Set(['PDF true false 1 0', 'PNG false true 1 0', 'TXT false true 1 1']),
  );
  const open = await archive.read(archivist, (db) =>
    findJudgedFiles(
      db,
      { ...filter, conforming: false, converted: false },
      { limit: 10, hasOffice: false },
    ),
  );
  expect(open).toMatchObject({ total: 1, files: [{ fileName: '坏.png', format: 'PNG' }] });
});

test('what was left waiting is taken over by the next run, and the first does not do it twice', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  const stopped = await archive.run(startConversion, archivist, { recordIds: [recordId] });
  const { run } = await convert(archive, archivist, { recordIds: [recordId] });
  expect(run.done).toBe(1);
  await archive.perform(convertFiles(archive.storage), archivist, { runId: stopped.runId });
  expect(
    await archive.read(archivist, (db) =>
      findConversions(db, { runId: stopped.runId }, { limit: 10 }),
    ),
  ).toMatchObject({ conversions: [{ state: 'dropped', reason: '由后来的转换任务接替' }] });
  expect(await archive.read(archivist, (db) => findComponents(db, recordId))).toHaveLength(2);
});

test('a source that is taken away leaves what was written of its conversion', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  const { conversions } = await convert(archive, archivist, { recordIds: [recordId] });
  const componentId = conversions[0]?.sourceId ?? '';
  await archive.run(removeComponent, archivist, { recordId, componentId });
  expect(
    await archive.read(archivist, (db) => findConversions(db, { recordId }, { limit: 10 })),
  ).toMatchObject({ conversions: [{ state: 'done', sourceId: null, sourceName: '正本.txt' }] });
});

test('nothing to convert, and nobody else’s files', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  for (const [actor, what] of [
    [archivist, { recordIds: [crypto.randomUUID()] }],
    [archivist, { recordIds: [recordId], format: 'DOC' }],
    [reader, { recordIds: [recordId] }],
  ] as const)
    await expect(archive.run(startConversion, actor, what)).rejects.toMatchObject({
      code: 'preservation.nothing-to-convert',
    });
});

test('another person reviews a conversion, after it has ended, once', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist);
  const { runId } = await archive.run(startConversion, archivist, { recordIds: [recordId] });
  const review = (actor: Actor) =>
    archive.run(reviewConversion, actor, { runId, note: '抽查一致' });
  await expect(review(head)).rejects.toMatchObject({ code: 'preservation.run-not-ended' });
  await archive.perform(convertFiles(archive.storage), archivist, { runId });
  await expect(review(archivist)).rejects.toMatchObject({ code: 'preservation.own-run' });
  await review(head);
  await expect(review(head)).rejects.toMatchObject({ code: 'preservation.run-reviewed' });
  expect(await archive.read(archivist, (db) => getConversionRun(db, runId))).toMatchObject({
    reviewedByName: head.name,
    reviewNote: '抽查一致',
  });
});

test('over the API one file is converted from its record’s page, and its report is a workbook', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, archivist);
  const recordId = await givenRecord(archive, agency, archivist);
  const judged = await server.app.inject({ url: `/api/records/${recordId}/formats`, headers });
  const [file] = judged.json<{ files: { componentId: string }[] }>().files;
  expect(file).toMatchObject({
    format: 'TXT',
    conforming: false,
    convertible: true,
    clause: '8.3.2、8.3.3',
  });
  const started = await server.app.inject({
    method: 'POST',
    url: '/api/preservation/conversion-runs',
    headers,
    payload: { componentIds: [file?.componentId], authority: '2026 年度转换计划' },
  });
  const { runId, files } = started.json<{ runId: string; files: number }>();
  expect(files).toBe(1);
  await archive.perform(convertFiles(archive.storage), archivist, { runId });
  const get = (path: string) =>
    server.app.inject({ url: `/api/preservation/conversion-runs${path}`, headers });
  expect((await get('')).json()).toMatchObject({
    total: 1,
    runs: [{ id: runId, done: 1, authority: '2026 年度转换计划' }],
  });
  expect((await get(`/${runId}/files?state=done&verdict=same`)).json()).toMatchObject({ total: 1 });
  const workbook = await get(`/${runId}/report.xlsx`);
  expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
