import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { validateBag } from '../../preservation/bagit/validate-bag.ts';
import { writeBag } from '../../preservation/bagit/write-bag.ts';
import { archiveSigner } from '../../preservation/signing/archive-signer.ts';
import { givenKey, keystoreIn } from '../../preservation/signing/given-key.test-fixture.ts';
import { stagedPath } from '../../preservation/staging.ts';
import { exportFolder } from './export-folder.ts';
import { findExports } from './export-queries.ts';
import { startExport } from './start-export.ts';
import { sweepExports } from './sweep-exports.ts';
import { writeExport } from './write-export.job.ts';

const run = promisify(execFile);

/** Runs the script that lies in the export, as somebody without this program would. */
async function verified(folder: string, ...words: string[]) {
  const script = join(folder, 'verify.mjs');
  const { stdout, code } = await run(process.execPath, [script, ...words, '--json']).then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  );
  const told = JSON.parse(stdout) as {
    whole: boolean;
    files: number;
    manifest: string;
    key: string | null;
    problems: { path: string; 问题: string }[];
    records: { code: string; title: string; files: number }[];
  };
  return { ...told, code };
}

async function givenExport() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const filed = await givenRecord(archive, agency, archivist, {
    description: { title: '关于做好防汛工作的通知 <一>' },
    components: [
      await givenComponent(archive.storage, '正文一', { fileName: '正文.txt' }),
      await givenComponent(archive.storage, '附件 100%', {
        fileName: '附件 100%.txt',
        role: 'attachment',
      }),
    ],
  });
  await fileAll(archive, archivist, agency);
  const waiting = await givenRecord(archive, agency, archivist, {
    components: [await givenComponent(archive.storage, '正文二')],
  });
  const order = { recordIds: [filed, waiting], reason: '移交纪检部门查阅' };
  const { exportId } = await archive.run(startExport, archivist, order);
  const write = (signs = archiveSigner(keystoreIn(archive.directory))) =>
    archive.perform(writeExport(archive.storage, archive.directory, signs), archivist, {
      exportId,
    });
  const folder = exportFolder(archive.directory, exportId);
  return { ...given, filed, waiting, exportId, write, folder };
}

test('what is exported opens, lists and verifies without this program, and is a bag', async () => {
  const { archive, archivist, filed, exportId, write, folder } = await givenExport();
  await using _ = archive;
  expect(await write()).toEqual({ records: 2 });
  const verdict = await verified(folder);
  expect(verdict).toMatchObject({ code: 0, whole: true, files: 5, problems: [] });
  expect(verdict.records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...{ code: 'A001-WS·2025-D30-BGS-0001', files: 2 },
        title: '关于做好防汛工作的通知 <一>',
      }),
    ]),
  );
  const { errors } = (await validateBag(folder)) ?? { errors: ['no bag'] };
  expect(errors).toEqual([]);
  const page = await readFile(join(folder, '打开.html'), 'utf8');
  expect(page).toContain('关于做好防汛工作的通知 &lt;一&gt;');
  expect(page).not.toMatch(/<script|src=|href="(?:https?:|\/)/u);
  for (const [, path = ''] of page.matchAll(/href="([^"]+)"/gu))
    expect((await readFile(join(folder, decodeURIComponent(path)))).length).toBeGreaterThan(0);
  const [noted] = await archive.read(archivist, findExports);
  expect(noted).toMatchObject({
    ...{ state: 'ready', records: 2, files: 5, manifestSha512: verdict.manifest },
    signature: { state: 'unsigned', reason: 'no-key' },
  });
  const trail = (await archive.trail()).filter(({ command }) => command === 'access.note-export');
  expect(trail.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([`export:${exportId}`, `record:${filed}`]),
  );
});

test('where the archive has a key it is signed: nobody changes a file and all lists unnoticed', async () => {
  const { archive, archivist, write, folder } = await givenExport();
  await using _ = archive;
  const { signs } = await givenKey(archive.directory);
  await write(signs);
  const [noted] = await archive.read(archivist, findExports);
  if (noted?.signature?.state !== 'signed') throw new Error('it was not signed');
  const { keyDigest } = noted.signature;
  expect(await verified(folder)).toMatchObject({ whole: true, key: keyDigest });
  expect((await validateBag(folder))?.errors).toEqual([]);

  // Whoever forges writes every list anew, and has no key.
  const payload = join(folder, 'data');
  await appendFile(join(payload, '文件/A001-WS·2025-D30-BGS-0001/001-正文.txt'), '!');
  const forged = join(archive.directory, 'forged');
  const script = async (name: string) => [name, await readFile(join(folder, name), 'utf8')];
  const scripts = await Promise.all(['verify.mjs', 'verify-signature.mjs'].map(script));
  const now = new Date('2026-03-01T00:00:00Z');
  await writeBag({ from: payload, to: forged, now, beside: Object.fromEntries(scripts) });
  const signature = 'tagmanifest-sha512.txt.sig';
  await copyFile(join(folder, signature), join(forged, signature));
  expect(await verified(forged)).toMatchObject({
    ...{ whole: false, key: null },
    problems: [{ path: signature, 问题: '签名不成立' }],
  });
});

test.each([
  ['changed', '内容已改变', (path: string) => appendFile(path, '!')],
  ['missing', '缺失', (path: string) => rm(path)],
])('a file of it that is %s is named by its own script', async (_, problem, harm) => {
  const { archive, write, folder } = await givenExport();
  await using _archive = archive;
  await write();
  const path = 'data/文件/A001-WS·2025-D30-BGS-0001/001-正文.txt';
  await harm(join(folder, path));
  const { code, whole, problems } = await verified(folder);
  expect({ code, whole }).toEqual({ code: 1, whole: false });
  expect(problems).toContainEqual(expect.objectContaining({ path, 问题: problem }));
});

test('a file too many, and a changed first page, are named as well', async () => {
  const { archive, write, folder } = await givenExport();
  await using _ = archive;
  await write();
  await mkdir(join(folder, 'data/多余'), { recursive: true });
  await writeFile(join(folder, 'data/多余/夹带.txt'), '夹带');
  await rm(join(folder, '打开.html'));
  await writeFile(join(folder, '打开.html'), '换过');
  const { problems } = await verified(folder);
  expect(problems.map(({ path, 问题 }) => `${path} ${问题}`).toSorted()).toEqual([
    'data/多余/夹带.txt 清单中没有这个文件',
    '打开.html 内容已改变',
  ]);
});

test('a file that went bad in the store is not handed on: the export fails and names it', async () => {
  const { archive, archivist, waiting, write, folder } = await givenExport();
  await using _ = archive;
  const { sha512 } = await archive.read(archivist, (db) =>
    db
      .selectFrom('component')
      .select('sha512')
      .where('record_id', '=', waiting)
      .executeTakeFirstOrThrow(),
  );
  const path = stagedPath(archive.storage.staging, sha512);
  await rm(path);
  await writeFile(path, '正文坏');
  await write();
  const [noted] = await archive.read(archivist, findExports);
  expect(noted).toMatchObject({ state: 'failed', records: null });
  expect(noted?.fault).toContain('store.content-damaged');
  await expect(readFile(join(folder, 'bagit.txt'))).rejects.toThrow('ENOENT');
});

test('one’s own export is downloaded with a trace, nobody else’s, and it is swept after a week', async () => {
  const { archive, agency, archivist, exportId, write, folder } = await givenExport();
  await using _ = archive;
  await write();
  await using server = await openTestServer(archive);
  const get = async (actor = archivist) =>
    server.app.inject({
      url: `/api/access/exports/${exportId}/content`,
      headers: await sessionOf(archive, actor),
    });
  const reply = await get();
  expect(reply.statusCode).toBe(200);
  const copy = join(archive.directory, 'elsewhere');
  const names = Object.entries(unzipSync(reply.rawPayload));
  for (const [name, bytes] of names) {
    await mkdir(dirname(join(copy, name)), { recursive: true });
    await writeFile(join(copy, name), bytes);
  }
  const [top = ''] = (names[0]?.[0] ?? '').split('/');
  expect(await verified(join(copy, top))).toMatchObject({ code: 0, whole: true });
  expect((await archive.trail()).at(-1)).toMatchObject({
    ...{ command: 'access.hand-out-export', subject: `export:${exportId}` },
  });
  const other = await givenPerson(archive, 'archivist', agency.agencyId);
  expect((await get(other)).statusCode).toBe(404);

  const later = new Date(archive.platform.now().getTime() + 8 * 24 * 60 * 60 * 1000);
  await sweepExports({ ...archive.platform, now: () => later }, archive.directory);
  await expect(readFile(join(folder, 'bagit.txt'))).rejects.toThrow('ENOENT');
  expect((await get()).json()).toMatchObject({ code: 'access.export-not-ready', state: '已清除' });
});

test('what is quarantined stays behind, and nothing at all is told to be nothing', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const secret = await givenRecord(archive, agency, archivist, {
    description: { title: '机密★10年 关于某事的通知' },
  });
  await expect(
    archive.run(startExport, archivist, { recordIds: [secret], reason: '试' }),
  ).rejects.toThrow('没有可以导出的文件');
});
