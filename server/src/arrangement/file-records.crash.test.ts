import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenRecord } from '../../test/given-records.ts';
import type { TestAgency, TestArchive } from '../../test/test-archive.ts';
import { objectId, openComponent } from '../preservation/component-bytes.ts';
import { listObjects } from '../preservation/read-object.ts';
import { sweepStaging } from '../preservation/sweep-staging.ts';
import { verifyObject } from '../preservation/verify-object.ts';
import { findClasses } from './arrangement-queries.ts';
import { fileAll, givenArchivist, numberedRecords } from './given-filing.test-fixture.ts';

type Blow = { readonly beforeQuery: number } | { readonly after: number };

type End = { readonly killed: boolean; readonly queries: number };

/** Files in a process of its own and kills it; says whether it was killed, or how many queries it took. */
async function fileAndKill(archive: TestArchive, fondsId: string, blow: Blow): Promise<End> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'filing-crash.test-child.ts'),
      archive.runtimeUrl,
      archive.directory,
      fondsId,
      'beforeQuery' in blow ? String(blow.beforeQuery) : '0',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if ('after' in blow)
    child.stdout.once('data', () => void pause(blow.after).then(() => child.kill('SIGKILL')));
  const ended = new Promise<string | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
  const said = await text(child.stdout);
  return { killed: (await ended) === 'SIGKILL', queries: Number(/ (\d+)$/.exec(said)?.[1] ?? 0) };
}

async function addRecords(archive: TestArchive, agency: TestAgency, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1)
    await givenRecord(archive, agency, systemActor, {
      description: {
        title: `关于第 ${number} 号事项的通知`,
        departmentId: number % 3 === 0 ? agency.financeId : agency.officeId,
      },
    });
}

test('a filing killed at any point is finished by the next: every record once, whole, without a gap', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await addRecords(archive, agency, 20);
  // A filing left alone tells how many queries one takes; the bytes are written between the last of them.
  const { queries } = await fileAndKill(archive, agency.fondsId, { beforeQuery: 0 });
  const blows: Blow[] = [
    ...[0.25, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((part) => ({
      beforeQuery: Math.round(part * queries),
    })),
    ...Array.from({ length: 4 }, () => ({ after: Math.random() * 250 })),
  ];
  let killed = 0;
  const left = { numbered: 0, stored: 0 };
  const known = new Set<string>();
  for (const blow of blows) {
    // Something to be numbered each time, beside what the killed one had begun.
    await addRecords(archive, agency, 3);
    if ((await fileAndKill(archive, agency.fondsId, blow)).killed) killed += 1;
    await expectNothingHalfDone(archive, { known, left });
  }
  expect(killed).toBeGreaterThan(6);
  // The blows have fallen where they should: between number and object, between object and commit.
  expect(Math.min(left.numbered, left.stored)).toBeGreaterThan(0);
  await addRecords(archive, agency, 2);

  const all = 20 + 3 * blows.length + 2;
  await fileAll(archive, archivist, agency);
  const filed = await numberedRecords(archive);
  expect(filed.map(({ state }) => state)).toEqual(Array.from({ length: all }, () => 'filed'));
  const classes = await archive.read(archivist, (db) => findClasses(db, agency.fondsId));
  expect(classes.map(({ missing, firstNumber }) => [missing, firstNumber])).toEqual([
    [[], 1],
    [[], 1],
  ]);
  await expectOneObjectEach(
    archive,
    filed.map(({ id }) => id),
  );
  await expectOneStoryEach(
    archive,
    filed.map(({ id }) => id),
  );
}, 120_000);

type Sight = { readonly known: Set<string>; readonly left: { numbered: number; stored: number } };

/** At any moment what is filed lies whole in the store, and so does what a killed filing has written. */
async function expectNothingHalfDone(archive: TestArchive, { known, left }: Sight): Promise<void> {
  for (const { id, state } of await numberedRecords(archive)) {
    if (known.has(id)) continue;
    const findings = await verifyObject(archive.storage.store, objectId(id));
    const isMissing = findings.length === 1 && findings[0]?.code === 'missing';
    if (state === 'filing') left[isMissing ? 'numbered' : 'stored'] += 1;
    else known.add(id);
    if (state === 'filed' || !isMissing) expect([id, findings]).toEqual([id, []]);
  }
}

async function expectOneObjectEach({ platform, storage }: TestArchive, ids: string[]) {
  // Nothing of it needs staging any more, and no leftover of a killed write stays.
  await sweepStaging(storage.staging, async () => false, new Date(Date.now() + 1000));
  expect(await readdir(storage.staging.objects)).toEqual([]);
  const objects = await Array.fromAsync(listObjects(storage.store), ({ id }) => id ?? '');
  expect(objects.toSorted(byText)).toEqual(ids.map(objectId).toSorted(byText));
  for (const id of objects) expect([id, await verifyObject(storage.store, id)]).toEqual([id, []]);
  const components = await keepHouse(platform, (tx) =>
    tx.selectFrom('component').selectAll().execute(),
  );
  expect(components).toHaveLength(ids.length);
  for (const component of components)
    expect(await text((await openComponent(storage, component)).read())).toHaveLength(36);
}

async function expectOneStoryEach(archive: TestArchive, ids: string[]) {
  const trail = await archive.trail();
  for (const command of ['arrangement.number-records', 'records.mark-filed'])
    expect(
      trail
        .filter((entry) => entry.command === command)
        .map(({ subject }) => subject)
        .toSorted(byText),
    ).toEqual(ids.map((id) => `record:${id}`).toSorted(byText));
}

const byText = (one: string, other: string) => (one < other ? -1 : 1);
