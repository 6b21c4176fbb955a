import { globSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { harms } from '../copies/given-copies.test-fixture.ts';
import { validateOcfl } from '../validate-ocfl.ts';
import { findMedia } from './media-queries.ts';
import { drawFiles, readMedium } from './read-medium.job.ts';
import { registerMedium } from './register-medium.ts';
import { writeMedium } from './write-medium.job.ts';

/** Two filed records of 2025, and a registered medium mounted at an empty folder. */
async function givenMedium() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  for (const title of ['防汛', '值班'])
    await givenRecord(archive, agency, archivist, {
      description: { title },
      components: [await givenComponent(archive.storage, title)],
    });
  await fileAll(archive, archivist, agency);
  const path = await mkdtemp(join(tmpdir(), 'lantai-medium-'));
  const { mediumId, number } = await archive.run(registerMedium, archivist, {
    ...{ fondsId: agency.fondsId, category: 'WS', yearFrom: 2024, yearTo: 2025, kind: 'disk' },
    ...{
      model: 'HDD 4T',
      capacityBytes: 4e12,
      setNumber: 1,
      place: '库房二 3 柜',
      authority: '示档〔2026〕1号',
    },
  });
  const media = async (now = archive.platform.now()) =>
    archive.read(archivist, (db) => findMedia(db, { now }));
  const read = (share: number, actor: Actor = archivist) =>
    archive.perform(readMedium(archive.storage), actor, { mediumId, path, share, seed: '甲' });
  const write = () => archive.perform(writeMedium(archive.storage), archivist, { mediumId, path });
  return { ...given, mediumId, number, path, media, read, write };
}

test('a medium gets its number, is written whole, and can be judged without this program', async () => {
  const given = await givenMedium();
  await using archive = given.archive;
  expect(given.number).toBe('A001-WS-2024/2025-DK1');
  await given.write();
  expect(await given.media()).toMatchObject([
    { state: 'written', records: 2, dueOn: '2026-06-01', isOverdue: false, destroyed: 0 },
  ]);
  expect(await validateOcfl(join(given.path, 'store'))).toMatchObject({ objects: 2, errors: [] });
  const list = await readFile(join(given.path, '目录文件.csv'), 'utf8');
  expect(list.split('\r\n')).toHaveLength(4);
  // Once more is nothing new.
  expect(await given.write()).toEqual({ records: 2 });
  expect((await archive.trail()).at(-1)).toMatchObject({ command: 'preservation.note-writing' });
  await rm(given.path, { recursive: true });
});

test('what is damaged in the store is named and not written; once it is mended the work goes on', async () => {
  const given = await givenMedium();
  await using archive = given.archive;
  const cwd = archive.storage.store.path;
  const file = join(cwd, globSync('**/content/content/*', { cwd })[0] ?? '');
  const bytes = await readFile(file);
  await chmod(file, 0o644);
  await writeFile(file, `${bytes.toString()}!`);
  await expect(given.write()).rejects.toMatchObject({ code: 'preservation.not-to-be-written' });
  await writeFile(file, bytes);
  expect(await given.write()).toMatchObject({ records: 2 });
  await rm(given.path, { recursive: true });
});

test('a reading is kept with both verdicts; a fault enlarges the sample to every file', async () => {
  const given = await givenMedium();
  await using archive = given.archive;
  await given.write();
  await given.read(100);
  const [whole] = (await given.media())[0]?.readings ?? [];
  expect(whole).toMatchObject({
    mediumVerdict: 'good',
    dataVerdict: 'agrees',
    enlarged: false,
    faults: [],
  });
  const files = await archive.read(given.archivist, (db) =>
    db.selectFrom('offline_medium_file').select('path').orderBy('path').execute(),
  );
  expect(whole?.drawn).toBe(files.length);
  const drawn = drawFiles(files, { share: 10, seed: '甲' });
  expect(drawn).toHaveLength(Math.ceil(files.length / 10));
  const outside = files.find((file) => !drawn.includes(file))?.path ?? '';
  await harms.flip(join(given.path, outside));
  await given.read(10);
  expect((await given.media())[0]?.readings).toHaveLength(2);
  await harms.lose(join(given.path, drawn[0]?.path ?? ''));
  await given.read(10);
  const readings = (await given.media())[0]?.readings ?? [];
  expect(readings.filter(({ enlarged }) => enlarged)).toMatchObject([
    { drawn: files.length, mediumVerdict: 'good', dataVerdict: 'differs' },
  ]);
  const faults = readings.find(({ enlarged }) => enlarged)?.faults ?? [];
  expect(new Set(faults.map(({ path }) => path))).toEqual(new Set([outside, drawn[0]?.path]));
  await rm(given.path, { recursive: true });
});

test('a reading that was not made in its quarter is overdue', async () => {
  const given = await givenMedium();
  await using _ = given.archive;
  await given.write();
  const [medium] = await given.media(new Date('2026-06-02T01:00:00Z'));
  expect(medium).toMatchObject({ dueOn: '2026-06-01', isOverdue: true });
  await rm(given.path, { recursive: true });
});

test('a medium is not written over, nor read where it is not mounted, nor into the data directory', async () => {
  const given = await givenMedium();
  await using archive = given.archive;
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, given.archivist);
  const send = async (work: string, path: string) => {
    const url = `/api/preservation/offline-media/${given.mediumId}/${work}`;
    const payload = { path, ...(work === 'readings' && { share: 10 }) };
    const reply = await server.app.inject({ method: 'POST', url, headers, payload });
    return reply.json<{ code?: string; why?: string; number?: string }>();
  };
  const full = join(given.path, 'full');
  await mkdir(join(full, 'something'), { recursive: true });
  expect((await send('writing', full)).why).toBe('介质上已有其他内容');
  expect((await send('writing', archive.directory)).why).toBe('在数据目录之内');
  expect((await send('readings', full)).why).toBe('没有写入的内容，可能没有接入');
  await rm(full, { recursive: true });
  await given.write();
  await mkdir(full);
  expect((await send('writing', full)).code).toBe('preservation.medium-written');
  await rm(given.path, { recursive: true });
});
