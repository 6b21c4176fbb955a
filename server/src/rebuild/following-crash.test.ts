import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { compareCatalogues } from '../../test/compare-catalogues.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import { givenFiled } from '../arrangement/renumbering/given-renumbering.test-fixture.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { findStoreLag } from '../preservation/following/due-subjects.ts';
import { listObjects, readInventory } from '../preservation/read-object.ts';
import { verifyObject } from '../preservation/verify-object.ts';
import { followAtOnce, rebuildFrom } from './rebuilt-archive.test-fixture.ts';

const child = join(import.meta.dirname, '../preservation/following/following-crash.test-child.ts');

/** Follows in a process of its own, killed before a query; 0 lets it end and tells how many there are. */
async function followAndKill({ runtimeUrl, directory }: TestArchive, beforeQuery: number) {
  const process_ = spawn(process.execPath, [child, runtimeUrl, directory, String(beforeQuery)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<string | null>((resolve) =>
    process_.on('exit', (_, by) => resolve(by)),
  );
  const said = await text(process_.stdout);
  return { killed: (await ended) === 'SIGKILL', queries: Number(said) };
}

const lagOf = (archive: TestArchive) => archive.read(systemActor, findStoreLag);

/** The lock of a killed process is free as soon as the database has noticed that it is gone. */
async function followToTheEnd(archive: TestArchive): Promise<void> {
  await expect
    .poll(
      async () => {
        await followAtOnce(archive);
        return (await lagOf(archive)).waiting;
      },
      {
        timeout: 20_000,
      },
    )
    .toBe(0);
}

test('a follower killed at any point loses nothing, and writes nothing twice', async () => {
  const given = await givenFiled([1, 2, 3]);
  await using archive = given.archive;
  const { waiting, since } = await lagOf(archive);
  expect(waiting).toBeGreaterThan(given.ids.length);
  expect(since).toBeInstanceOf(Date);
  // The queries up to the commit: reading, and after the objects the notes and the trail.
  for (const query of [20, 60, 100, 120, 128, 130, 132, 134]) await followAndKill(archive, query);
  await followToTheEnd(archive);
  expect(await lagOf(archive)).toEqual({ waiting: 0, since: null, faulty: 0 });

  for (const id of given.ids)
    expect((await readInventory(archive.storage.store, objectId(id))).head).toBe('v2');
  for await (const { id } of listObjects(archive.storage.store))
    expect([id, await verifyObject(archive.storage.store, id ?? '')]).toEqual([id, []]);
  await using rebuilt = await rebuildFrom(archive.storage.store.path);
  expect((await compareCatalogues(archive.ownerUrl, rebuilt.ownerUrl)).differences).toEqual([]);
}, 120_000);

test('a crash between the objects and the commit leaves the notes, and the next step finds them told', async () => {
  const given = await givenFiled([1]);
  await using archive = given.archive;
  const { waiting } = await lagOf(archive);
  let before = 1;
  let versions = '';
  // The first query after the objects: found by trying, because it is what the test is about.
  for (before = 40; before < 400 && versions !== 'v2'; before += 5) {
    const { killed } = await followAndKill(archive, before);
    if (!killed) break;
    versions = (await readInventory(archive.storage.store, objectId(given.ids[0] ?? ''))).head;
  }
  expect(versions).toBe('v2');
  expect((await lagOf(archive)).waiting).toBe(waiting);
  await followToTheEnd(archive);
  expect((await readInventory(archive.storage.store, objectId(given.ids[0] ?? ''))).head).toBe(
    'v2',
  );
}, 120_000);
