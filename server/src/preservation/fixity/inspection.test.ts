import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultInspectionPolicy } from '@lantai/contract/preservation/fixity.ts';
import { expect, test } from 'vitest';
import { execute } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, type TestArchive } from '../../../test/test-archive.ts';
import { fileAll } from '../../arrangement/given-filing.test-fixture.ts';
import { objectId } from '../component-bytes.ts';
import { findDamages } from '../damages/damage-queries.ts';
import { explainDamage } from '../damages/explain-damage.ts';
import { objectPath } from '../ocfl-root.ts';
import { writeObject } from '../write-object.ts';
import { drawSample } from './draw-sample.ts';
import { flipped, givenStored, overwrite } from './given-stored.test-fixture.ts';
import { inspectFixity } from './inspect-fixity.job.ts';
import { decideInspectionPolicy } from './inspection-policy.ts';
import { drawInspectionAgain, getInspection } from './inspection-queries.ts';
import { dueNow, findStanding, isInWindow } from './inspection-rhythm.ts';
import { startInspection } from './start-inspection.ts';
import { findStored } from './stored-records.ts';

const found = ({ list }: Awaited<ReturnType<Awaited<ReturnType<typeof givenStored>>['inspect']>>) =>
  list.map(({ recordTitle, kind, path }) => `${recordTitle} ${kind} ${path}`).toSorted();

test('an archive that is whole is read to the last byte, and nothing is found', async () => {
  const { archive, inspect } = await givenStored();
  await using _ = archive;
  const run = await inspect();
  expect(run).toMatchObject({
    ...{ kind: 'full', percent: 100, population: 3, drawn: 3, done: 3, findings: 0, open: 0 },
    endedAt: archive.platform.now(),
  });
  // Each object: two files, its metadata, two inventories with their digests, the declaration.
  expect(run.files).toBe(3 * 8);
  expect(run.bytes).toBeGreaterThan(3 * 120_000);
});

test('a flipped bit, a file cut short, one taken away, two exchanged: each is found and named', async () => {
  const { archive, ids, inspect, pathOf } = await givenStored(4);
  await using _ = archive;
  const [one = '', two = '', three = '', four = ''] = ids;
  await overwrite(await pathOf(one, '正文.txt'), flipped);
  const cut = await pathOf(two, '正文.txt');
  await overwrite(cut, (bytes) => bytes);
  await truncate(cut, 100);
  await rm(await pathOf(three, '附件.txt'));
  const [text, attached] = [await pathOf(four, '正文.txt'), await pathOf(four, '附件.txt')];
  await rename(text, `${text}.away`);
  await rename(attached, text);
  await rename(`${text}.away`, attached);
  const run = await inspect();
  expect(found(run)).toEqual([
    '关于第 1 件事的通知 changed v1/content/content/001-正文.txt',
    '关于第 2 件事的通知 truncated v1/content/content/001-正文.txt',
    '关于第 3 件事的通知 missing v1/content/content/002-附件.txt',
    '关于第 4 件事的通知 swapped v1/content/content/001-正文.txt',
    '关于第 4 件事的通知 swapped v1/content/content/002-附件.txt',
  ]);
  const swapped = run.list.find(({ kind }) => kind === 'swapped');
  expect(swapped?.actual).toMatch(/应是 v1\/content\/content\/00\d-.+ 的内容/u);
  const trail = (await archive.trail()).filter(({ subject }) => subject === `record:${one}`);
  expect(trail.slice(-2).map(({ details }) => details)).toMatchObject([
    { place: '存储', findings: [{ kind: 'changed' }] },
    // There is no copy: the only copy is the damaged one, and the list says so.
    { lost: true, reason: '没有一处有完好的 v1/content/content/001-正文.txt' },
  ]);
});

test('a file too many, a changed inventory, an object that is gone: each is found and named', async () => {
  const { archive, ids, inspect } = await givenStored(3);
  await using _ = archive;
  const folder = (id = '') => objectPath(archive.storage.store, objectId(id));
  await mkdir(join(folder(ids[0]), 'v1/content/content'), { recursive: true });
  await writeFile(join(folder(ids[0]), 'v1/content/content/夹带.txt'), '夹带');
  await overwrite(join(folder(ids[1]), 'inventory.json'), (bytes) =>
    Buffer.from(bytes.toString().replace('归档', '伪造')),
  );
  await rm(folder(ids[2]), { recursive: true });
  const lines = found(await inspect());
  expect(lines).toContain('关于第 1 件事的通知 surplus v1/content/content/夹带.txt');
  expect(lines).toContain('关于第 2 件事的通知 inventory inventory.json.sha512');
  expect(lines).toContain('关于第 3 件事的通知 missing ');
  expect(lines.filter((line) => line.includes('第 1 件'))).toHaveLength(1);
});

test('an object that no record has is told in a full inspection of those whose it is, and to nobody else', async () => {
  const { archive, agency, inspect } = await givenStored(2);
  await using _ = archive;
  const neighbour = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const put = (id: string, fondsId: string) =>
    writeObject(archive.storage.store, {
      ...{ id, message: '归档', created: new Date('2026-01-01T00:00:00Z') },
      user: { name: '某人', address: 'urn:lantai:system' },
      files: [
        {
          logicalPath: 'metadata/record.json',
          source: {
            text: JSON.stringify({
              ...{
                archivalCode: 'A001-X',
                fonds: { id: fondsId },
                description: { title: '来历不明' },
              },
            }),
          },
        },
      ],
    });
  const foreign = objectId(crypto.randomUUID());
  await put(foreign, agency.fondsId);
  await put(objectId(crypto.randomUUID()), neighbour.fondsId);
  expect((await inspect('sample', { percent: 100 })).list).toEqual([]);
  const { list } = await inspect();
  expect(list).toMatchObject([
    {
      ...{ kind: 'surplus', objectId: foreign, recordId: null, actual: 'A001-X 来历不明' },
      path: relative(archive.storage.store.path, objectPath(archive.storage.store, foreign)),
    },
  ]);
});

test('a sample is at least five in a hundred, and anybody draws the same from its seed', async () => {
  const ids = Array.from({ length: 101 }, (_, number) => `id-${number}`);
  const drawn = drawSample(ids, { seed: '2026 年第一季度', percent: 5 });
  expect(drawn).toHaveLength(6);
  expect(drawSample(ids.toReversed(), { seed: '2026 年第一季度', percent: 5 })).toEqual(drawn);
  expect(drawSample(ids, { seed: '2026 年第二季度', percent: 5 })).not.toEqual(drawn);
  expect(drawSample(ids, { seed: 'x', percent: 100 })).toHaveLength(101);
  // Every record is drawn as often as any other, by and by.
  const often = new Map<string, number>();
  for (let quarter = 0; quarter < 2000; quarter += 1)
    for (const id of drawSample(ids, { seed: `${quarter}`, percent: 5 }))
      often.set(id, (often.get(id) ?? 0) + 1);
  expect(Math.min(...often.values())).toBeGreaterThan(70);
  expect(often.size).toBe(101);
});

test('an auditor draws the sample again, also when records came and went since', async () => {
  const { archive, agency, archivist, inspect } = await givenStored(5);
  await using _ = archive;
  const run = await inspect('sample', { percent: 40, seed: 'auditor-1' });
  expect(run).toMatchObject({ drawn: 2, population: 5, seed: 'auditor-1' });
  const later = new Date(archive.platform.now().getTime() + 60_000);
  const afterwards: TestArchive = {
    ...archive,
    perform: (job, actor, payload) =>
      perform({ ...archive.platform, now: () => later }, job, {
        ...{ jobId: crypto.randomUUID(), actor, payload },
        progress: async () => {},
      }) as never,
    run: (command, actor, input) =>
      execute({ ...archive.platform, now: () => later }, command, actor, input),
  };
  await givenRecord(afterwards, agency, archivist, {
    description: { title: '后来的通知', documentNumber: '示〔2025〕99号' },
    components: [await givenComponent(archive.storage, '后来的正文')],
  });
  await fileAll(afterwards, archivist, agency);
  expect(await archive.read(archivist, (db) => findStored(db, agency))).toHaveLength(6);
  expect(await archive.read(archivist, (db) => drawInspectionAgain(db, run.id))).toEqual({
    ...{ same: 2, drawn: 2, gone: 0 },
  });
});

test('an inspection that was cut off goes on where it was, and counts nothing twice', async () => {
  const { archive, agency, archivist, ids, pathOf } = await givenStored(3);
  await using _ = archive;
  await overwrite(await pathOf(ids[0] ?? '', '正文.txt'), flipped);
  const { runId } = await archive.run(startInspection, archivist, {
    ...{ agencyId: agency.agencyId, kind: 'full', cause: 'asked' },
  });
  const job = inspectFixity(archive);
  await archive.perform(job, archivist, { runId });
  await archive.perform(job, archivist, { runId });
  const run = await archive.read(archivist, (db) => getInspection(db, runId));
  expect({ done: run.done, findings: run.findings }).toEqual({ done: 3, findings: 1 });
});

test('an inspection whose process is killed is finished by another one, with the same figures', async () => {
  const { archive, agency, archivist, ids, pathOf } = await givenStored(70);
  await using _ = archive;
  await overwrite(await pathOf(ids[0] ?? '', '正文.txt'), flipped);
  const decide = (version: number, mibPerSecond: number) =>
    archive.run(decideInspectionPolicy, archivist, {
      ...{ agencyId: agency.agencyId, version, reason: '限速' },
      policy: { ...defaultInspectionPolicy, mibPerSecond },
    });
  // So slow that there is something left to do when it is killed.
  await decide(0, 1);
  const { runId } = await archive.run(startInspection, archivist, {
    ...{ agencyId: agency.agencyId, kind: 'full', cause: 'asked' },
  });
  const shown = () => archive.read(archivist, (db) => getInspection(db, runId));
  const script = join(import.meta.dirname, 'inspection.test-child.ts');
  const child = spawn(process.execPath, [script, archive.runtimeUrl, archive.directory], {
    stdio: 'inherit',
  });
  while ((await shown()).done === 0) await pause(25);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const cut = await shown();
  expect(cut).toMatchObject({ endedAt: null, drawn: 70 });
  expect(cut.done).toBeLessThan(70);

  await decide(1, 10_000);
  await archive.perform(inspectFixity(archive), archivist, { runId });
  const run = await shown();
  expect(run).toMatchObject({ done: 70, files: 70 * 8, findings: 1 });
  expect(run.endedAt).not.toBeNull();
}, 120_000);

test('a damage stays open until it is explained, and stays on the list and in the inspection afterwards', async () => {
  const { archive, agency, archivist, ids, inspect, pathOf } = await givenStored(1);
  await using _ = archive;
  await overwrite(await pathOf(ids[0] ?? '', '附件.txt'), flipped);
  const run = await inspect();
  const standing = () => archive.read(archivist, (db) => findStanding(db, agency.agencyId));
  expect((await standing()).openDamages).toBe(1);
  const [{ damageId } = { damageId: '' }] = run.list;
  const settlement = '磁盘坏道，已由备份恢复';
  await archive.run(explainDamage, archivist, { damageId, settlement });
  expect((await standing()).openDamages).toBe(0);
  const after = await archive.read(archivist, (db) => getInspection(db, run.id));
  expect(after).toMatchObject({ findings: 1, open: 0 });
  const settled = { state: 'explained', settlement, settledByName: archivist.name };
  expect(after.list[0]).toMatchObject(settled);
  expect(await archive.read(archivist, (db) => findDamages(db, {}))).toMatchObject([
    { id: damageId, inspectionId: run.id, placeName: '存储', ...settled },
  ]);
  await expect(
    archive.run(explainDamage, archivist, { damageId, settlement: '再说' }),
  ).rejects.toThrow('没有这项未处理的损坏');
});

test('the law’s rhythm: a sample each quarter, everything after two years, once a year for a single set', async () => {
  const { archive, agency, archivist } = await givenStored(2);
  await using _ = archive;
  const standing = () => archive.read(archivist, (db) => findStanding(db, agency.agencyId));
  expect(await standing()).toMatchObject({
    fullDue: '2028-03-01',
    sampleDue: '2026-06-01',
    stored: 2,
  });
  expect(dueNow(await standing(), '2026-05-31')).toBeUndefined();
  expect(dueNow(await standing(), '2026-06-01')).toBe('sample-due');
  expect(dueNow(await standing(), '2028-03-01')).toBe('full-due');
  await archive.run(decideInspectionPolicy, archivist, {
    ...{ agencyId: agency.agencyId, version: 0, reason: '实行单套管理' },
    policy: {
      ...{ singleSet: true, fullMonths: 12, samplePercent: 10, mibPerSecond: 50 },
      ...{ fromHour: 19, toHour: 7 },
    },
  });
  expect(await standing()).toMatchObject({ fullDue: '2027-03-01', policy: { version: 1 } });
  await expect(
    archive.run(decideInspectionPolicy, archivist, {
      ...{ agencyId: agency.agencyId, version: 0, reason: '又改' },
      policy: (await standing()).policy.content,
    }),
  ).rejects.toThrow('第 1 版');
});

test('a window may go over midnight', () => {
  const night = { fromHour: 19, toHour: 7 };
  expect([18, 19, 23, 0, 6, 7].map((hour) => isInWindow(hour, night))).toEqual([
    ...[false, true, true, true, true, false],
  ]);
  expect(isInWindow(12, { fromHour: 9, toHour: 9 })).toBe(true);
});
