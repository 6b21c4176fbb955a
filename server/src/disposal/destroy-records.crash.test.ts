import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { listObjects } from '../preservation/read-object.ts';
import { removeObject } from '../preservation/remove-object.ts';
import { verifyObject } from '../preservation/verify-object.ts';
import { executeList } from './execute-list.ts';
import {
  type Appraising,
  continueDestroying,
  cooled,
  givenAppraising,
  givenExpired,
  givenReadyList,
  numberOf,
  runAt,
} from './given-disposal.test-fixture.ts';

/** Destroys in a process of its own and kills it before a query; says how many it took when it was not killed. */
async function destroyAndKill(
  archive: TestArchive,
  listId: string,
  beforeQuery: number,
): Promise<{ killed: boolean; queries: number }> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'destroying-crash.test-child.ts'),
      archive.runtimeUrl,
      archive.directory,
      listId,
      String(beforeQuery),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<string | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
  const said = await text(child.stdout);
  return { killed: (await ended) === 'SIGKILL', queries: Number(/ (\d+)$/.exec(said)?.[1] ?? 0) };
}

async function begun(given: Appraising, recordIds: readonly string[]): Promise<string> {
  const listId = await givenReadyList(given, recordIds);
  const number = await numberOf(given, listId);
  await runAt(given.archive, cooled, executeList, given.second, { listId, number });
  return listId;
}

/** At any moment a record is whole and filed, or said to be destroyed and outstanding, or wholly gone. */
async function standingOf({ archive }: Appraising, recordIds: readonly string[]) {
  const { store } = archive.storage;
  const rows = await archive.read(systemActor, (db) =>
    db
      .selectFrom('record')
      .leftJoin('destroyed_record', 'destroyed_record.record_id', 'record.id')
      .select(['record.id', 'state', 'destroyed_record.record_id as said', 'removed_at'])
      .where('record.id', 'in', [...recordIds])
      .orderBy('archival_code')
      .execute(),
  );
  const standing = [];
  for (const { id, state, said, removed_at } of rows) {
    const isThere = existsSync(objectPath(store, objectId(id)));
    expect([id, state === 'destroyed']).toEqual([id, said !== null]);
    if (isThere) expect([id, await verifyObject(store, objectId(id))]).toEqual([id, []]);
    // A filed record has its object; a removal that is noted is one that took place.
    if (state === 'filed') expect([id, isThere]).toEqual([id, true]);
    if (removed_at !== null) expect([id, isThere]).toEqual([id, false]);
    standing.push(removed_at !== null ? 'gone' : said === null ? 'filed' : 'outstanding');
  }
  return standing;
}

test('a destruction killed at any point is finished by the next: each record once, none by half', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const recordIds = await givenExpired(
    given,
    Array.from({ length: 14 }, (_, index) => `第${index}号事项`),
  );
  // A destruction left alone tells how many queries one record takes.
  const alone = await begun(given, recordIds.slice(0, 2));
  const { queries } = await destroyAndKill(archive, alone, 0);
  expect(queries).toBeGreaterThan(20);
  const others = recordIds.slice(2);
  const listId = await begun(given, others);
  const each = Math.round(queries / 2);
  let killed = 0;
  const left = new Set<string>();
  for (const part of [0.3, 0.45, 0.55, 0.65, 0.75, 0.8, 0.85, 0.9, 0.95, 1.05]) {
    if ((await destroyAndKill(archive, listId, Math.round(part * each))).killed) killed += 1;
    for (const one of await standingOf(given, others)) left.add(one);
  }
  expect(killed).toBeGreaterThan(6);
  expect(left).toContain('outstanding');

  expect(await continueDestroying(given, listId)).toMatchObject({ kept: [], complete: true });
  expect(await standingOf(given, recordIds)).toEqual(recordIds.map(() => 'gone'));
  expect(await Array.fromAsync(listObjects(archive.storage.store))).toEqual([]);
  expect(await readdir(archive.storage.staging.objects)).toEqual([]);
  // Each is told once, whatever was repeated.
  const trail = await archive.trail();
  for (const command of ['disposal.destroy-record', 'disposal.note-removal']) {
    const told = trail.filter((entry) => entry.command === command).map(({ subject }) => subject);
    expect(told).toHaveLength(recordIds.length);
    expect(new Set(told)).toEqual(new Set(recordIds.map((id) => `record:${id}`)));
  }
}, 120_000);

test('an object whose removal was cut off between its two steps is gone after the next', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const [recordId = ''] = await givenExpired(given, ['防汛']);
  const { storage } = archive;
  for (const cut of ['object moved out', 'object removed']) {
    const remove = removeObject(storage, objectId(recordId), {
      onStep: (step) => {
        if (step === cut) throw new Error(step);
      },
    });
    await remove.catch(() => undefined);
    expect(existsSync(objectPath(storage.store, objectId(recordId)))).toBe(false);
  }
  await removeObject(storage, objectId(recordId));
  expect(await readdir(storage.staging.objects)).toEqual([]);
});
