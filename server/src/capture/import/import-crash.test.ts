import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, openTestArchive, type TestArchive } from '../../../test/test-archive.ts';
import { hasStaged } from '../../preservation/staging.ts';
import { contentOf, importInto } from './given-import.test-fixture.ts';

const rowCount = 230;
const rowsWithFile = 40;

/** A catalogue of three batches, some rows with a file, one of them wrong. */
async function givenArchive() {
  const archive = await openTestArchive();
  await givenAgency(archive);
  const filesDirectory = join(archive.directory, 'files');
  await mkdir(filesDirectory);
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const name = index % Math.floor(rowCount / rowsWithFile) === 0 ? `${index}.txt` : '';
    return { name, line: `关于第${index}项工作的通知,甲局,2019-03-05,30年,${name}` };
  });
  for (const { name } of rows)
    if (name) await writeFile(join(filesDirectory, name), `text of ${name}`);
  const file = join(archive.directory, 'catalogue.csv');
  const wrong = '没有期限的通知,甲局,2019-03-05,,';
  const lines = ['题名,责任者,日期,保管期限,电子文件名', ...rows.map(({ line }) => line), wrong];
  await writeFile(file, lines.join('\n'));
  return { archive, file, filesDirectory };
}

type Given = Awaited<ReturnType<typeof givenArchive>>;

function startImport({ archive, file, filesDirectory }: Given, killAt = 0) {
  const script = join(import.meta.dirname, 'import-crash.test-child.ts');
  const args = [
    script,
    archive.runtimeUrl,
    archive.directory,
    file,
    filesDirectory,
    String(killAt),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string | null>((resolve) =>
    child.on('exit', (_code, by) => resolve(by)),
  );
  return { child, ended, printed: text(child.stdout), told: text(child.stderr) };
}

/** After any death: batches whole, numbers given once, every byte there, the trail without a gap. */
async function expectWhole(archive: TestArchive) {
  const content = await contentOf(archive);
  expect(new Set(content.map(({ source_key }) => source_key)).size).toBe(content.length);
  for (const { components } of content)
    for (const { sha512 } of components)
      expect(await hasStaged(archive.storage.staging, sha512)).toBe(true);
  const records = await archive.read(systemActor, (db) =>
    db.selectFrom('record').select('temporary_number').orderBy('temporary_number').execute(),
  );
  expect(records.map(({ temporary_number }) => Number(temporary_number?.slice(-6)))).toEqual(
    content.map((_record, index) => index + 1),
  );
  const trail = await archive.trail();
  expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_entry, index) => index + 1));
  const told = trail.filter(({ command }) => command === 'capture.take-rows');
  expect(told).toHaveLength(content.length);
  return content;
}

/** The next import brings in the rest, so that nobody could tell it was ever interrupted. */
async function expectFinished(
  { archive, file, filesDirectory }: Given,
  there: number,
  name: string,
) {
  const summary = await importInto(archive, { file, filesDirectory });
  expect(summary, name).toMatchObject({
    rowsRead: rowCount + 1,
    imported: rowCount - there,
    alreadyThere: there,
    rowsInError: 1,
  });
  const content = await expectWhole(archive);
  expect(content, name).toHaveLength(rowCount);
  expect(
    content.filter(({ components }) => components.length === 1).length,
    name,
  ).toBeGreaterThanOrEqual(rowsWithFile);
  const open = await archive.read(systemActor, (db) =>
    db.selectFrom('import_run').select('state').where('ended_at', 'is', null).execute(),
  );
  expect(open, name).toEqual([]);
}

test('an import that dies at any statement loses, doubles and halves nothing', async () => {
  await using whole = (await givenArchive()).archive;
  const uninterrupted = startImport({ ...(await givenPlaces(whole)), archive: whole });
  expect(await uninterrupted.ended).toBeNull();
  const statements = Number(await uninterrupted.printed);
  const expected = await contentOf(whole);
  expect(expected).toHaveLength(rowCount);

  const reached = new Set<number>();
  // An odd step meets both kinds of death: before a statement is sent, and before its answer.
  for (let killAt = 3; killAt < statements; killAt += 7) {
    const given = await givenArchive();
    await using archive = given.archive;
    const { ended, told } = startImport(given, killAt);
    expect(await ended, `${killAt} of ${statements}\n${await told}`).toBe('SIGKILL');
    await sleepUntilUnlocked(archive);
    const there = (await expectWhole(archive)).length;
    reached.add(there);
    await expectFinished(given, there, `killed at statement ${killAt} of ${statements}`);
    expect(await contentOf(archive)).toEqual(expected);
  }
  expect([...reached].toSorted((left, right) => left - right)).toEqual([0, 100, 200, rowCount]);
}, 240_000);

test('an import that is killed again and again comes to its end', async () => {
  const given = await givenArchive();
  await using archive = given.archive;
  for (let round = 0; round < 6; round += 1) {
    const { child, ended } = startImport(given);
    await Promise.race([sleep(350 + Math.random() * 400), ended]);
    child.kill('SIGKILL');
    await ended;
    await sleepUntilUnlocked(archive);
    await expectWhole(archive);
  }
  await expectFinished(given, (await contentOf(archive)).length, 'killed six times');
}, 120_000);

async function givenPlaces({ directory }: TestArchive) {
  return { file: join(directory, 'catalogue.csv'), filesDirectory: join(directory, 'files') };
}

/** PostgreSQL notices a moment later that a client is gone; a commit under way may still happen. */
async function sleepUntilUnlocked(archive: TestArchive): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(archive.ownerUrl);
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query<{ others: number }>(
        `select count(*)::int as others from pg_stat_activity
         where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
      );
      if (rows[0]?.others === 0) return;
      await sleep(20);
    }
  } finally {
    await client.end();
  }
}
