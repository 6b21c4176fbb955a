import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicyRules } from '@lantai/contract/backup/backup.ts';
import { expect, onTestFinished, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { sealTrail } from '../audit/sealing/seal-trail.ts';
import { verifyTrail } from '../audit/verification/verify-trail.ts';
import { buildServer } from '../capabilities.ts';
import { givenAppraising, givenExpired } from '../disposal/given-disposal.test-fixture.ts';
import { openInstallation } from '../installation.ts';
import { catchUp } from '../search/feed-index.ts';
import { acknowledgeAlarm } from './acknowledge-alarm.ts';
import { openBackupFolder, readManifest } from './backup-folder.ts';
import {
  findRegisteredSets,
  findStandingSets,
  findStatus,
  findTests,
  newestDrill,
} from './backup-queries.ts';
import { carryOutBackup } from './carry-out.job.ts';
import { decidePolicy } from './decide-policy.ts';
import { destroySet } from './destroy-set.ts';
import {
  filesBelow,
  givenEmptyDatabase,
  givenPlace,
  sourceOf,
} from './given-backup.test-fixture.ts';
import { recordCopy } from './record-copy.ts';
import { restoreSet, unfinishedRestore } from './restore-set.ts';
import { findDueWork, startDueWork } from './start-due-work.ts';
import { type BackupWork, startWork } from './start-work.ts';

const day = 24 * 3600 * 1000;

async function givenBackedUp(rules: Partial<PolicyRules> = {}) {
  const given = await givenAppraising();
  const { archive } = given;
  onTestFinished(() => archive[Symbol.asyncDispose]());
  await givenExpired(given, ['防汛', '抗旱', '供水']);
  await sealTrail(archive.platform, { directory: join(archive.directory, 'trail') });
  const place = await givenPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const admin = await givenPerson(archive, 'sysadmin', null);
  // Midnight in Shanghai, which is within the hours of the policy.
  let moment = Date.parse('2026-03-01T16:00:00Z');
  const now = () => {
    moment += 1000;
    return new Date(moment);
  };
  const platform: Platform = { db: archive.db, now };
  const policy = {
    ...{ folder: place.folder, keyFile: null, everyDays: 1, fullEveryDays: 7, fromHour: 22 },
    ...{ toHour: 5, keepSets: 2, drillEveryDays: 30, sample: 2, alarmAfterDays: 2, note: '初设' },
    ...rules,
  };
  await execute(platform, decidePolicy, admin, policy);
  return {
    ...{ given, archive, place, admin, platform, policy },
    later: (milliseconds: number) => {
      moment += milliseconds;
    },
    at: () => new Date(moment),
    status: () => read(platform, systemActor, (db) => findStatus(db, new Date(moment))),
    work: (payload: BackupWork) =>
      perform(platform, carryOutBackup(sourceOf(archive)), {
        jobId: crypto.randomUUID(),
        actor: admin,
        payload,
        progress: async () => {},
      }),
  };
}

test('a drill restores elsewhere, compares, and leaves a certificate and nothing else', async () => {
  const { work, platform, status } = await givenBackedUp();
  expect((await status()).alarms).toEqual(['never', 'never-drilled']);
  await work({ work: 'full' });
  expect((await status()).alarms).toEqual(['never-drilled']);
  await work({ work: 'drill' });
  const drill = await read(platform, systemActor, (db) => newestDrill(db));
  expect(drill).toMatchObject({ kind: 'drill', passed: true, faults: [] });
  expect(drill?.certificate).toMatchObject({
    passed: true,
    records: [expect.stringMatching(/^A001/), expect.stringMatching(/^A001/)],
    components: 2,
    seed: expect.stringMatching(/^[0-9a-f]{16}$/),
    trailHead: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(drill?.certificate.rows).toBeGreaterThan(100);
  expect((await status()).alarms).toEqual([]);
}, 60_000);

test('a drill on a damaged set fails, says where, and puts the home page into red', async () => {
  const { work, platform, place, status } = await givenBackedUp({ sample: 100 });
  await work({ work: 'full' });
  const folder = await openBackupFolder(place.folder, {});
  const [standing] = await read(platform, systemActor, findStandingSets);
  const { files } = await readManifest(folder, standing?.set ?? '');
  const damaged = files.find(({ path }) => path.endsWith('/inventory.json'));
  const pooled = join(place.folder, 'pool', damaged?.stored ?? '');
  await chmod(pooled, 0o600);
  await writeFile(pooled, '{}');
  await work({ work: 'drill' });
  const drill = await read(platform, systemActor, (db) => newestDrill(db));
  expect(drill?.passed).toBe(false);
  expect(drill?.faults.map(({ where }) => where)).toContain(damaged?.path);
  expect((await status()).alarms).toEqual(['drill-failed']);
}, 60_000);

test('a certificate is written once: neither its archive nor anybody else changes it', async () => {
  const { work, archive } = await givenBackedUp();
  await work({ work: 'full' });
  await work({ work: 'drill' });
  const change = archive.db.updateTable('backup_test').set({ passed: true }).execute();
  await expect(change).rejects.toThrow('permission denied');
  await expect(archive.db.deleteFrom('backup_test').execute()).rejects.toThrow('permission denied');
}, 60_000);

test('work is due by the policy, in its hours, and is started once', async () => {
  const { work, platform, later, at } = await givenBackedUp();
  const due = () => read(platform, systemActor, (db) => findDueWork(db, at()));
  expect(await due()).toBe('full');
  await work({ work: 'full' });
  expect(await due()).toBe('drill');
  await work({ work: 'drill' });
  expect(await due()).toBeUndefined();
  // Noon of the next day is outside of the hours; the midnight after it is within.
  later(day / 2);
  expect(await due()).toBeUndefined();
  later(day / 2);
  expect(await due()).toBe('incremental');
  later(7 * day);
  expect(await due()).toBe('full');
  const started = await Promise.all([startDueWork(platform), startDueWork(platform)]);
  expect(started.filter((one) => one !== undefined)).toEqual(['full']);
}, 60_000);

test('only as many sets are kept as the policy says, each destruction is registered, the rest is whole', async () => {
  const { given, work, platform, place } = await givenBackedUp();
  await work({ work: 'full' });
  await givenExpired(given, ['排水']);
  await work({ work: 'incremental' });
  await work({ work: 'incremental' });
  const sets = await read(platform, systemActor, findRegisteredSets);
  expect(sets.map(({ kind, destroyed }) => [kind, destroyed?.reason ?? null])).toEqual([
    ['incremental', null],
    ['incremental', null],
    ['full', '备份策略第 1 版只留 2 个备份集'],
  ]);
  for (const { set } of sets.slice(0, 2)) await work({ work: 'verification', set });
  const tests = await read(platform, systemActor, findTests);
  expect(tests.map(({ kind, passed }) => [kind, passed])).toEqual([
    ['verification', true],
    ['verification', true],
  ]);
  expect(await filesBelow(join(place.folder, 'sets'))).toHaveLength(2);
}, 60_000);

test('the last whole set is not destroyed, and a destroyed one is neither carried elsewhere nor tested', async () => {
  const { work, platform, admin, policy } = await givenBackedUp();
  const run = <Input, Result>(
    command: Parameters<typeof execute<Input, Result>>[1],
    input: Input,
  ) => execute(platform, command, admin, input);
  const copy = {
    ...{ place: '省档案馆', kilometres: 320, carrier: '蓝光光盘' },
    ...{ carrierNumber: 'BD-001', keptBy: '张三' },
  };
  await work({ work: 'full' });
  const [first] = await read(platform, systemActor, findStandingSets);
  const set = first?.set ?? '';
  await expect(run(destroySet, { set, reason: '误做' })).rejects.toThrow('backup.last-set');
  await run(recordCopy, { set, ...copy });
  await work({ work: 'incremental' });
  await run(destroySet, { set, reason: '介质更换' });
  await expect(run(recordCopy, { set, ...copy })).rejects.toThrow('backup.destroyed-already');
  await expect(run(startWork, { work: 'verification', set })).rejects.toThrow(
    'backup.destroyed-already',
  );
  const [standing] = await read(platform, systemActor, findStandingSets);
  const elsewhere = { ...policy, folder: `${policy.folder}-2`, note: '换盘' };
  await run(decidePolicy, elsewhere);
  await expect(run(startWork, { work: 'verification', set: standing?.set })).rejects.toThrow(
    'backup.other-folder',
  );
  const sets = await read(platform, systemActor, findRegisteredSets);
  expect(sets.at(-1)).toMatchObject({
    copies: [copy],
    destroyed: { by: admin.name, reason: '介质更换' },
  });
}, 60_000);

test('an alarm stays when it is explained, and the explanation stands beside it', async () => {
  const { given, work, platform, status, later } = await givenBackedUp();
  await work({ work: 'full' });
  await work({ work: 'drill' });
  await expect(execute(platform, acknowledgeAlarm, given.head, { reason: '无事' })).rejects.toThrow(
    'backup.nothing-to-acknowledge',
  );
  later(3 * day);
  expect((await status()).alarms).toEqual(['overdue']);
  await execute(platform, acknowledgeAlarm, given.head, { reason: '备份服务器维修' });
  expect(await status()).toMatchObject({
    alarms: ['overdue'],
    acknowledged: { by: given.head.name, reason: '备份服务器维修' },
  });
}, 60_000);

test('a restored archive starts, lets its people in, finds by search, and its trail holds to the same head', async () => {
  const { given, work, place, platform } = await givenBackedUp();
  // An account that was not used since March would be suspended when it is tried today.
  const today: Platform = { db: given.archive.db, now: () => new Date() };
  const opened: typeof given.archive = {
    ...given.archive,
    platform: today,
    run: (command, actor, input) => execute(today, command, actor, input),
  };
  await givenPerson(opened, 'archivist', given.agency.agencyId, { login: 'restored' });
  await sealTrail(platform, { directory: join(given.archive.directory, 'trail') });
  await work({ work: 'full' });
  const ownerUrl = await givenEmptyDatabase();
  const folder = await openBackupFolder(place.folder, {});
  const { header } = await restoreSet({
    folder,
    directory: place.restored,
    openDatabase: async () => ownerUrl,
  });
  const runtime = new URL(ownerUrl);
  runtime.username = 'lantai_app';
  runtime.password = 'test';
  const restored = await openInstallation({
    data: place.restored,
    databaseUrl: ownerUrl,
    runtimeDatabaseUrl: runtime.href,
  });
  try {
    await catchUp(restored.platform, restored.index);
    await sealTrail(restored.platform, { directory: restored.trailDirectory });
    const report = await verifyTrail({
      read: (query) => read(restored.platform, systemActor, query),
      directory: restored.trailDirectory,
    });
    expect(report.ok).toBe(true);
    const block = await read(restored.platform, systemActor, (db) =>
      db
        .selectFrom('trail_block')
        .select('hash')
        .where('height', '=', header.trail.blocks)
        .executeTakeFirstOrThrow(),
    );
    expect(block.hash).toBe(header.trail.head);
    const app = await buildServer(restored, { secureCookies: false, isStopping: () => false });
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'restored', password: 'Test-1234567' },
    });
    expect(signedIn.statusCode).toBe(200);
    const headers = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    await app.inject({
      method: 'PUT',
      url: '/api/session/password',
      headers,
      payload: { oldPassword: 'Test-1234567', newPassword: 'Test-7654321' },
    });
    const url = `/api/search?text=${encodeURIComponent('防汛')}`;
    const found = await app.inject({ method: 'GET', url, headers });
    expect(found.json()).toMatchObject({ total: 1, hits: [{ fondsCode: 'A001' }] });
    await app.close();
  } finally {
    await restored.close();
  }
}, 60_000);

test('half a restored archive is not opened', async () => {
  await using place = await givenPlace();
  await mkdir(place.restored, { recursive: true });
  await writeFile(join(place.restored, unfinishedRestore), '');
  await expect(openInstallation({ data: place.restored })).rejects.toThrow('backup.unfinished');
});
