import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { forgetResponses, noteResponse } from '#platform/response-times.ts';
import { noteWorkDone, noteWorkFailed } from '#platform/work-health.ts';
import { givenRecord } from '../../test/given-records.ts';
import { administer } from '../../test/postgres.ts';
import { givenPerson, type TestArchive } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { fileAll, givenArchivist } from '../arrangement/given-filing.test-fixture.ts';
import { changeSetting } from '../identity/change-setting.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { mendObject } from '../preservation/copies/mend-object.ts';
import { findDamages } from '../preservation/damages/damage-queries.ts';
import { explainDamage } from '../preservation/damages/explain-damage.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { voidRecord } from '../records/void-record.ts';
import { moveWarning } from './move-warning.ts';
import { findWarnings, findWarningWork } from './warning-queries.ts';
import { watch } from './watch.ts';

const page = { limit: 100 };

async function givenWatched() {
  const given = await givenArchivist();
  const { archive } = given;
  const place = join(archive.directory, 'store');
  await mkdir(place, { recursive: true });
  const places = [{ name: '存储', path: place }];
  const look = (at = archive.platform.now()) =>
    watch({ ...archive.platform, now: () => at }, places);
  const shown = async (actor = given.archivist) =>
    (await archive.read(actor, (db) => findWarnings(db, {}, page))).warnings.map(
      ({ kind, title, state }) => ({ kind, title, state }),
    );
  return { ...given, look, shown, places };
}

const sql = (archive: TestArchive, text: string) =>
  administer(text, new URL(archive.ownerUrl).pathname.slice(1));

test('what has expired is told to the archivists of its agency, once, until it is seen to', async () => {
  const { archive, agency, archivist, look, shown } = await givenWatched();
  await using _ = archive;
  await givenRecord(archive, agency, archivist, {
    description: { date: '2014-05-06', year: 2014, retention: 'D10' },
  });
  await fileAll(archive, archivist, agency);
  expect(await look()).toEqual({ raised: 1, ended: 0 });
  expect(await look()).toEqual({ raised: 0, ended: 0 });
  expect(await shown()).toEqual([
    { kind: 'retention-expired', title: '保管期限到期 1 件', state: 'open' },
  ]);
  expect(await archive.read(archivist, (db) => findWarningWork(db, archivist))).toMatchObject([
    { key: 'warnings', count: 1, to: '/monitoring/warnings?state=open' },
  ]);
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  expect(await shown(sysadmin)).toEqual([]);
  await sql(archive, "update record set appraised_retention = 'Y', appraised_year = 2014");
  expect(await look()).toEqual({ raised: 0, ended: 1 });
  expect(await shown()).toMatchObject([{ state: 'closed' }]);
});

test('a disk that runs full is told to who keeps the machine, and ends by itself', async () => {
  const { archive, look, shown } = await givenWatched();
  await using _ = archive;
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const bound = (value: number) =>
    archive.run(changeSetting, secadmin, { key: 'free-space-percent', value });
  await bound(1);
  await look();
  expect((await shown(sysadmin)).filter(({ kind }) => kind === 'space-low')).toEqual([]);
  // No disk of a test is emptier than this: the line goes up to it instead of the disk down.
  await sql(archive, "update security_setting set value = 101 where key = 'free-space-percent'");
  await look();
  expect(await shown(sysadmin)).toMatchObject([{ kind: 'space-low', state: 'open' }]);
  await bound(1);
  await look();
  expect(await shown(sysadmin)).toMatchObject([{ kind: 'space-low', state: 'closed' }]);
});

test('the keeper of a related record is told what was done with the other one', async () => {
  const { archive, agency, archivist, look } = await givenWatched();
  await using _ = archive;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const one = await givenRecord(archive, agency, archivist, { description: { title: '请示' } });
  const other = await givenRecord(archive, agency, archivist, {
    description: { title: '批复', documentNumber: '示〔2025〕8号' },
  });
  await archive.run(relateRecords, archivist, {
    ...{ recordId: one, otherId: other, kind: 'forwards', side: 'first', note: null },
  } as never);
  await look();
  await archive.run(voidRecord, head, { recordId: other, reason: '重复登记' } as never);
  await look();
  const { warnings } = await archive.read(archivist, (db) => findWarnings(db, {}, page));
  const told = warnings.filter(({ kind }) => kind === 'relation-changed');
  expect(told).toMatchObject([{ title: '关联文件已作废', link: `/records/${one}`, state: 'open' }]);
  expect(told[0]?.detail).toContain('“请示”的关联文件“批复”');
  // It happened: it does not end by itself, and it is told once.
  expect(await look()).toEqual({ raised: 0, ended: 0 });
});

test('a job that failed, work that fails again and again, slow answers: each is reported', async () => {
  const { archive, look, shown } = await givenWatched();
  await using _ = archive;
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  await sql(
    archive,
    `insert into job_run (kind, state, payload, problem, requested_at, ended_at)
     values ('arrangement.file-records', 'failed', '{}', '{"code":"x","title":"磁盘已满"}', '2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z')`,
  );
  for (let times = 0; times < 3; times += 1) noteWorkFailed('index', new Error('索引打不开'));
  forgetResponses();
  for (let times = 0; times < 30; times += 1) noteResponse(archive.platform.now(), 9000);
  await look();
  expect(
    (await shown(sysadmin))
      .map(({ kind }) => kind)
      .toSorted((one, other) => (one < other ? -1 : 1)),
  ).toEqual([...['job-failed', 'slow-response', 'work-failing']]);
  noteWorkDone('index');
  forgetResponses();
  await look();
  const states = (await shown(sysadmin))
    .map(({ kind, state }) => `${kind} ${state}`)
    .toSorted((one, other) => (one < other ? -1 : 1));
  expect(states).toEqual(['job-failed open', 'slow-response closed', 'work-failing closed']);
});

test('who is refused again and again is reported to the security administrator, as are failing sign-ins', async () => {
  const { archive, agency, look, shown } = await givenWatched();
  await using _ = archive;
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, reader);
  for (let times = 0; times < 10; times += 1)
    await server.app.inject({ url: '/api/identity/accounts', headers });
  for (let times = 0; times < 10; times += 1)
    await server.app.inject({
      ...{ method: 'POST', url: '/api/session' },
      payload: { login: `nobody${times}`, password: 'x' },
    });
  await look();
  const seen = await shown(secadmin);
  expect(seen.map(({ kind }) => kind).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
    'access-refused',
    'sign-in-failing',
  ]);
  expect(seen.find(({ kind }) => kind === 'access-refused')?.title).toBe(
    `${reader.name}被拒绝 10 次`,
  );
  expect(await shown(await givenPerson(archive, 'archivist', agency.agencyId))).toEqual([]);
});

test('a warning is followed until it is closed, and what was never handled is not closed', async () => {
  const { archive, agency, archivist, look } = await givenWatched();
  await using _ = archive;
  await givenRecord(archive, agency, archivist, {
    description: { date: '2014-05-06', year: 2014, retention: 'D10' },
  });
  await fileAll(archive, archivist, agency);
  await look();
  const first = async () =>
    (await archive.read(archivist, (db) => findWarnings(db, {}, page))).warnings[0];
  const warningId = (await first())?.id ?? '';
  const move = (action: 'acknowledge' | 'handle' | 'close', note: string) =>
    archive.run(moveWarning, archivist, { warningId, action, note });
  await expect(move('close', '算了')).rejects.toThrow('预警现在是“未处理”，不能关闭');
  await move('acknowledge', '已看到');
  await move('handle', '已编入四月鉴定批次');
  await move('close', '办结');
  expect(await first()).toMatchObject({
    state: 'closed',
    steps: [
      { action: 'acknowledge', note: '已看到', takenByName: archivist.name },
      { action: 'handle', note: '已编入四月鉴定批次' },
      { action: 'close', note: '办结' },
    ],
  });
  await expect(sql(archive, 'set role lantai_runtime; delete from warning')).rejects.toThrow(
    'permission denied',
  );
  void systemActor;
});

test('what is damaged in the store is told until it is mended or explained, whoever found it', async () => {
  const { archive, agency, archivist, look, shown } = await givenWatched();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '受损' },
  });
  await fileAll(archive, archivist, agency);
  const id = objectId(recordId);
  await rm(objectPath(archive.storage.store, id), { recursive: true });
  await mendObject(archive, null, id, { onlyLook: true });
  await look();
  const told = { kind: 'medium-unstable', title: '存储与副本中有 1 处损坏' };
  expect(await shown()).toEqual([{ ...told, state: 'open' }]);
  const [damage] = await archive.read(archivist, (db) => findDamages(db, {}));
  const settlement = '已由备份恢复';
  await archive.run(explainDamage, archivist, { damageId: damage?.id ?? '', settlement });
  await look();
  expect(await shown()).toEqual([{ ...told, state: 'closed' }]);
});
