import { spawn } from 'node:child_process';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { sealTrail } from '../audit/sealing/seal-trail.ts';
import {
  destroyAll,
  givenAppraising,
  givenExpired,
  givenReadyList,
} from '../disposal/given-disposal.test-fixture.ts';
import { openStorage } from '../preservation/storage.ts';
import { openBackupFolder, openStored } from './backup-folder.ts';
import {
  filesBelow,
  givenEmptyDatabase,
  givenPlace,
  runningClock,
  sourceOf,
} from './given-backup.test-fixture.ts';
import { removeSets } from './remove-set.ts';
import { restoreSet } from './restore-set.ts';
import { takeSet } from './take-set.ts';
import { verifySet } from './verify-set.ts';

async function givenFiled(texts: readonly string[]) {
  const given = await givenAppraising();
  onTestFinished(() => given.archive[Symbol.asyncDispose]());
  await givenExpired(given, texts);
  await sealTrail(given.archive.platform, { directory: join(given.archive.directory, 'trail') });
  const place = await givenPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return { given, place, source: sourceOf(given.archive) };
}

async function rowsOf(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}

test('a set taken while records are filed is one moment of the archive, and is restored as that moment', async () => {
  const { given, place, source } = await givenFiled(['防汛', '抗旱']);
  const folder = await openBackupFolder(place.folder, { make: true });
  const [{ manifest }] = await Promise.all([
    takeSet({ source, folder, kind: 'full', now: runningClock() }),
    givenExpired(given, ['供水', '排水', '节水']),
  ]);
  expect(manifest.header.missing).toEqual([]);
  const ownerUrl = await givenEmptyDatabase();
  const restored = await restoreSet({
    folder,
    directory: place.restored,
    openDatabase: async () => ownerUrl,
  });
  // It knows that it was moved: a full inspection of everything is due.
  const moves = await rowsOf(ownerUrl, 'select kind, told from store_move');
  expect(moves).toEqual([{ kind: 'restore', told: `由备份集 ${restored.header.set} 恢复` }]);
  // Tables were compared by restoreSet, byte for byte; files are held against the set here, each and no other.
  const kept = restored.files.filter(({ path }) => !path.startsWith('database/'));
  const there = await filesBelow(place.restored);
  expect(there.map((path) => relative(place.restored, path))).toEqual(
    kept.map(({ path }) => path).toSorted(),
  );
  const original = kept.filter(({ path }) => path.startsWith('store/'));
  expect(original.length).toBeGreaterThan(8);
  for (const { path } of original)
    expect(await readFile(join(place.restored, path))).toEqual(
      await readFile(join(source.directory, path)),
    );
}, 60_000);

test('tables that are read one after the other tell of the same moment', async () => {
  const { place, source } = await givenFiled([]);
  const folder = await openBackupFolder(place.folder, { make: true });
  const other = new pg.Client(source.ownerUrl);
  await other.connect();
  await other.query('begin; lock table trail_entry in access exclusive mode');
  const taking = takeSet({ source, folder, kind: 'full', now: runningClock() });
  // The head of the trail is read first and copied last; between the two stands the locked table.
  const waits = "select from pg_locks where not granted and relation = 'trail_entry'::regclass";
  while ((await other.query(waits)).rowCount === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await other.query('update trail_head set last_seq = last_seq + 1000; commit');
  await other.end();
  const { header, files } = (await taking).manifest;
  const copied = files.find(({ path }) => path === 'database/trail_head.copy');
  expect(await text(openStored(folder, copied?.stored ?? ''))).toBe(`t\t${header.trail.lastSeq}\n`);
}, 60_000);

test('a later set writes only what is new, and each can be restored when the other is gone', async () => {
  const { given, place, source } = await givenFiled(['防汛'.repeat(20_000), '抗旱'.repeat(20_000)]);
  const folder = await openBackupFolder(place.folder, { make: true });
  const now = runningClock();
  const first = await takeSet({ source, folder, kind: 'full', now });
  const again = await takeSet({ source, folder, kind: 'incremental', now });
  // Nothing happened in between: not a byte of content, nor of a table.
  expect(again.written).toBe(0);
  await givenExpired(given, ['供水'.repeat(30_000)]);
  const later = await takeSet({ source, folder, kind: 'incremental', now });
  const before = new Set(first.manifest.files.map(({ sha512 }) => sha512));
  const added = later.manifest.files.filter(({ sha512 }) => !before.has(sha512));
  const content = added.filter(({ path }) => !path.startsWith('database/'));
  const bytes = [...new Map(content.map((file) => [file.sha512, file.size])).values()];
  const packed = await Promise.all(
    added
      .filter(({ path }) => path.startsWith('database/'))
      .map(async ({ stored }) => (await stat(join(folder.path, 'pool', stored))).size),
  );
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  expect(later.written).toBe(sum(bytes) + sum(packed));
  expect(later.written).toBeGreaterThan(180_000);
  expect(later.manifest.header.previous).toBe(again.manifest.header.set);

  await removeSets(folder, [first.manifest.header.set, again.manifest.header.set]);
  expect((await verifySet(folder, later.manifest.header.set)).faults).toEqual([]);
  const ownerUrl = await givenEmptyDatabase();
  await restoreSet({ folder, directory: place.restored, openDatabase: async () => ownerUrl });
}, 60_000);

test('one flipped byte in any file of a set is found, named, and nothing is restored from it', async () => {
  const { place, source } = await givenFiled(['防汛']);
  const folder = await openBackupFolder(place.folder, { make: true });
  const { manifest } = await takeSet({ source, folder, kind: 'full', now: runningClock() });
  const { set } = manifest.header;
  const restore = () =>
    restoreSet({
      folder,
      directory: place.restored,
      openDatabase: () => Promise.reject(new Error('nothing is begun with a damaged set')),
    });
  const undamaged = await filesBelow(place.folder);
  expect(undamaged.length).toBeGreaterThan(20);
  for (const path of undamaged) {
    const bytes = await readFile(path);
    await chmod(path, 0o600);
    const at = Math.floor(bytes.length / 2);
    if (bytes.length === 0) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const name = relative(place.folder, path);
    if (name === 'lantai-backup.json')
      await expect(openBackupFolder(place.folder, {})).rejects.toThrow('backup.folder-damaged');
    else if (name.startsWith('sets/'))
      await expect(verifySet(folder, set)).rejects.toThrow('backup.manifest-damaged');
    else {
      const stored = name.slice('pool/'.length);
      const named = manifest.files.filter((file) => file.stored === stored);
      expect(named.length).toBeGreaterThan(0);
      expect((await verifySet(folder, set)).faults).toEqual(
        named.map((file) => ({ path: file.path, fault: 'altered' })),
      );
      await expect(restore()).rejects.toThrow(named[0]?.path);
    }
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
  }
  expect((await verifySet(folder, set)).faults).toEqual([]);
  const [lost] = manifest.files;
  await rm(join(folder.path, 'pool', lost?.stored ?? ''));
  expect((await verifySet(folder, set)).faults[0]?.fault).toBe('missing');
  await expect(restore()).rejects.toThrow('缺失');
}, 120_000);

test('a full set heals what was damaged in the pool', async () => {
  const { place, source } = await givenFiled(['防汛']);
  const folder = await openBackupFolder(place.folder, { make: true });
  const now = runningClock();
  const { manifest } = await takeSet({ source, folder, kind: 'full', now });
  const content = manifest.files.find(({ path }) => path.includes('/content/'));
  const pooled = join(folder.path, 'pool', content?.stored ?? '');
  await chmod(pooled, 0o600);
  await writeFile(pooled, 'damaged');
  const table = join(folder.path, 'pool', manifest.files[0]?.stored ?? '');
  await chmod(table, 0o600);
  await writeFile(table, 'damaged');
  // The content lies in staging and in its object; the pool has it once.
  expect((await verifySet(folder, manifest.header.set)).faults).toHaveLength(3);
  await takeSet({ source, folder, kind: 'full', now });
  expect((await verifySet(folder, manifest.header.set)).faults).toEqual([]);
}, 60_000);

test('a locked set tells nobody its names, opens with its key alone, and refuses another plainly', async () => {
  const { place, source } = await givenFiled(['防汛']);
  await using keys = await givenPlace();
  const key = `${keys.folder}.key`;
  const other = `${keys.folder}.other`;
  await writeFile(key, 'a pass phrase of some length\n');
  await writeFile(other, 'another pass phrase of length\n');
  const folder = await openBackupFolder(place.folder, { keyFile: key, make: true });
  const { manifest } = await takeSet({ source, folder, kind: 'full', now: runningClock() });
  const everything = await filesBelow(place.folder);
  const [declaration = ''] = everything.filter((path) => path.endsWith('lantai-backup.json'));
  for (const path of everything.filter((one) => one !== declaration)) {
    const bytes = (await readFile(path)).toString('latin1');
    for (const { sha512 } of manifest.files) expect(path + bytes).not.toContain(sha512);
  }
  await expect(openBackupFolder(place.folder, { keyFile: other })).rejects.toThrow(
    'backup.key-wrong',
  );
  await expect(openBackupFolder(place.folder, {})).rejects.toThrow('backup.key-needed');
  const again = await openBackupFolder(place.folder, { keyFile: key });
  expect((await verifySet(again, manifest.header.set)).faults).toEqual([]);
  const content = manifest.files.find(({ path }) => path.includes('/content/'));
  const pooled = join(folder.path, 'pool', content?.stored ?? '');
  await chmod(pooled, 0o600);
  const bytes = await readFile(pooled);
  // Cut off by one byte, at its end.
  await writeFile(pooled, bytes.subarray(0, -1));
  expect((await verifySet(again, manifest.header.set)).faults).toEqual(
    manifest.files
      .filter(({ stored }) => stored === content?.stored)
      .map(({ path }) => ({ path, fault: 'altered' })),
  );
  await writeFile(pooled, bytes);
  const ownerUrl = await givenEmptyDatabase();
  await restoreSet({
    folder: again,
    directory: place.restored,
    openDatabase: async () => ownerUrl,
  });
}, 60_000);

test('a backup that is killed leaves no half of a set, and the next one is whole', async () => {
  const { place, source } = await givenFiled(['防汛', '抗旱', '供水']);
  const folder = await openBackupFolder(place.folder, { make: true });
  const script = join(import.meta.dirname, 'take-set.test-child.ts');
  for (const killAt of [1, 6, 15]) {
    const child = spawn(
      process.execPath,
      [script, place.folder, source.ownerUrl, source.directory, String(killAt)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
    expect(await text(child.stdout)).toBe(`killed at ${killAt}`);
    expect(await ended).toBe('SIGKILL');
    expect(await filesBelow(join(place.folder, 'sets'))).toEqual([]);
  }
  const { manifest } = await takeSet({ source, folder, kind: 'full', now: runningClock() });
  expect((await verifySet(folder, manifest.header.set)).faults).toEqual([]);
  expect(await filesBelow(join(place.folder, 'incoming'))).toEqual([]);
}, 60_000);

test('what is destroyed while the set is taken is in it neither as a row nor as bytes', async () => {
  const { given, place, source } = await givenFiled(['防汛', '抗旱']);
  const ids = await given.archive.read(given.archivist, (db) =>
    db.selectFrom('record').select('id').orderBy('archival_code').execute(),
  );
  const listId = await givenReadyList(given, [ids[0]?.id ?? '']);
  // As the sweep leaves it once records are filed: the objects alone have their bytes.
  await rm(join(source.directory, 'staging'), { recursive: true });
  await openStorage(source.directory);
  const folder = await openBackupFolder(place.folder, { make: true });
  let destroyed = false;
  const { manifest } = await takeSet({
    source,
    folder,
    kind: 'full',
    now: runningClock(),
    onProgress: async () => {
      if (destroyed) return;
      destroyed = true;
      await destroyAll(given, listId);
    },
  });
  expect(destroyed).toBe(true);
  expect(manifest.header.missing).toEqual([]);
  const objects = manifest.files.filter(({ path }) => /^store.*0=ocfl_object/.test(path));
  expect(objects).toHaveLength(1);
  const ownerUrl = await givenEmptyDatabase();
  await restoreSet({ folder, directory: place.restored, openDatabase: async () => ownerUrl });
}, 60_000);

test('content that the catalogue names and the store has lost is named in the set', async () => {
  const { place, source } = await givenFiled(['防汛']);
  const content = (await filesBelow(join(source.directory, 'store'))).find((path) =>
    path.includes('/content/content/'),
  );
  await rm(content ?? '');
  await rm(join(source.directory, 'staging'), { recursive: true });
  const folder = await openBackupFolder(place.folder, { make: true });
  const { manifest } = await takeSet({ source, folder, kind: 'full', now: runningClock() });
  expect(manifest.header.missing).toEqual([
    { sha512: expect.stringMatching(/^[0-9a-f]{128}$/), record: expect.stringMatching(/^A001/) },
  ]);
}, 60_000);

test('a set is not put into the directory that it is a copy of', async () => {
  const { source } = await givenFiled([]);
  const folder = await openBackupFolder(join(source.directory, 'backup'), { make: true });
  await expect(takeSet({ source, folder, kind: 'full', now: runningClock() })).rejects.toThrow(
    'backup.folder-inside',
  );
});
