import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { filesBelow, givenObject } from '../given-store.test-fixture.ts';
import { findInventory } from '../read-object.ts';
import { verifyObject } from '../verify-object.ts';
import { writeObject } from '../write-object.ts';
import { compareObject } from './compare-object.ts';
import { followObject } from './follow-object.ts';
import {
  fileOf,
  givenCopies,
  givenSecondVersion,
  givenTwoVersions,
  harms,
} from './given-copies.test-fixture.ts';
import { repairObject } from './repair-object.ts';

const id = 'urn:x:1';

/** Does the work in a process of its own; after which step it was killed, '' when it came to its end. */
async function runAndKill(data: string, work: string, killAt: number): Promise<string> {
  const script = join(import.meta.dirname, 'copies-crash.test-child.ts');
  const child = spawn(process.execPath, [script, data, work, String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<string | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
  const step = await text(child.stdout);
  return (await ended) === 'SIGKILL' ? step : '';
}

test('a copy whose following is killed at any step is whole after the next, whether the object or a version was new', async () => {
  for (const isNew of [true, false]) {
    const steps: string[] = [];
    for (let killAt = 1; ; killAt += 1) {
      await using given = await givenCopies([]);
      const [copy] = given.copies;
      if (!copy) throw new Error('no copy');
      if (isNew) await givenTwoVersions(given.store, id);
      else {
        await writeObject(given.store.root, await givenObject(given.store.staging, id));
        await followObject(given.store.root, copy.root, id);
        await givenSecondVersion(given.store, id);
      }
      const step = await runAndKill(given.store.data, 'follow', killAt);
      if (step === '') break;
      steps.push(step);
      // What can be read at this moment is what was there before, or what comes.
      const seen = await findInventory(copy.root, id);
      expect(isNew ? [undefined, 'v2'] : ['v1', 'v2'], step).toContain(seen?.head);
      await followObject(given.store.root, copy.root, id);
      expect(await compareObject(given.store.root, copy.root, id), step).toBe('same');
      expect(await verifyObject(copy.root, id), step).toEqual([]);
    }
    expect(steps).toContain(isNew ? 'object in place' : 'version in place');
  }
}, 120_000);

test('a repair that is killed at any step is finished by the next, and loses nothing', async () => {
  const steps: string[] = [];
  for (let killAt = 1; ; killAt += 1) {
    await using given = await givenCopies([id]);
    const [copy] = given.copies;
    if (!copy) throw new Error('no copy');
    // Neither place has all of it: what is whole comes from both.
    await harms.flip(fileOf(given.main, id, 'v1/content/content/001-正本.txt'));
    await harms.lose(fileOf(copy, id, 'v1/content/content/002-附件.txt'));
    const before = await filesBelow(given.main.root.path);
    const step = await runAndKill(given.store.data, 'repair', killAt);
    if (step === '') break;
    steps.push(step);
    const { main, copies, damaged } = given;
    await repairObject(main, copies, id, { damaged });
    expect(await verifyObject(main.root, id), step).toEqual([]);
    expect(await filesBelow(main.root.path), step).toEqual(before);
    const kept = await readdir(join(damaged, (await readdir(damaged))[0] ?? ''));
    expect(kept, step).toHaveLength(1);
  }
  expect(steps).toEqual([
    'whole assembled',
    'whole verified',
    'damaged moved aside',
    'whole in place',
  ]);
}, 120_000);
