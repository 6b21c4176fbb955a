import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { compareCopies } from '../preservation/copies/compare-copies.job.ts';
import { damagedFolder, keepingName, prepareCopy } from '../preservation/copies/copy-root.ts';
import { followCopies } from '../preservation/copies/follow-copies.ts';
import { mendObject } from '../preservation/copies/mend-object.ts';
import { registerCopy } from '../preservation/copies/register-copy.ts';
import { getIdentity, reachCopies } from '../preservation/copies/store-copies.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import {
  cooled,
  destroyAll,
  givenAppraising,
  givenExpired,
  givenReadyList,
} from './given-disposal.test-fixture.ts';
import { getList } from './list-queries.ts';

test('what is destroyed goes from the copies as well; a copy that is away owes it until it is back', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const disk = await mkdtemp(join(tmpdir(), 'lantai-disk-'));
  const work = { platform: { db: archive.db, now: () => cooled }, storage: archive.storage };
  const [path, away] = [join(disk, 'mount'), join(disk, 'taken-out')];
  await mkdir(path);
  const copyId = crypto.randomUUID();
  const identity = await archive.read(systemActor, (db) => getIdentity(db, copyId));
  const { sameDevice } = await prepareCopy(archive.storage, path, identity);
  const about = { location: 'remote', distanceKm: 320, medium: '硬磁盘' } as const;
  await archive.run(registerCopy, systemActor, {
    copyId,
    name: '副本',
    path,
    ...about,
    sameDevice,
  });
  const [first = '', second = ''] = await givenExpired(given, ['防汛', '值班']);
  await followCopies(work);
  const [copy] = await reachCopies(work);
  if (!copy) throw new Error('the copy cannot be reached');
  const isThere = (id: string) => existsSync(objectPath(copy.root, objectId(id)));
  expect([isThere(first), isThere(second)]).toEqual([true, true]);

  await cp(objectPath(copy.root, objectId(first)), join(disk, 'old'), { recursive: true });
  // Both were damaged once: what was kept of them would be a copy as well.
  for (const place of [archive.storage.store, copy.root]) {
    await rm(join(objectPath(place, objectId(first)), 'inventory.json'));
    const id = place === copy.root ? copyId : null;
    expect(await mendObject(work, id, objectId(first))).toMatchObject({ outcome: 'repaired' });
  }
  const kept = () =>
    [archive.storage.store, copy.root].map((root) =>
      existsSync(join(damagedFolder(root), keepingName(objectId(first)))),
    );
  expect(kept()).toEqual([true, true]);
  await rename(path, away);
  const listId = await givenReadyList(given, [first]);
  await destroyAll(given, listId);
  await followCopies(work);
  const copies = async () =>
    (
      await archive.read(given.archivist, (db) =>
        getList(db, given.archivist, { listId, now: cooled }),
      )
    ).copies;
  const row = { name: '副本', location: 'remote' };
  expect(await copies()).toEqual([{ ...row, removed: 0, owed: 1, lastAt: null }]);

  await rename(away, path);
  await followCopies(work);
  expect(await copies()).toEqual([{ ...row, removed: 1, owed: 0, lastAt: cooled }]);
  expect([isThere(first), isThere(second)]).toEqual([false, true]);
  expect(kept()).toEqual([false, false]);
  const removals = (await archive.trail()).filter(
    ({ command }) => command === 'preservation.note-copy-removal',
  );
  expect(removals).toMatchObject([{ subject: `record:${first}`, details: { copy: '副本' } }]);

  // Neither a repair nor a comparison brings it back, and what an old disk brings with it has to go again.
  expect(await mendObject(work, null, objectId(first))).toEqual({ outcome: 'whole' });
  await cp(join(disk, 'old'), objectPath(copy.root, objectId(first)), { recursive: true });
  await archive.perform(compareCopies(work), systemActor, { whole: false });
  expect(await copies()).toEqual([{ ...row, removed: 0, owed: 1, lastAt: null }]);
  await followCopies(work);
  expect([isThere(first), isThere(second)]).toEqual([false, true]);
  await rm(disk, { recursive: true });
}, 60_000);
