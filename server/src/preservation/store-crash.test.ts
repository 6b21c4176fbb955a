import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { addVersion } from './add-version.ts';
import {
  givenObject,
  givenStore,
  note,
  stageText,
  type TestStore,
} from './given-store.test-fixture.ts';
import { listObjects, openContent, readInventory } from './read-object.ts';
import { recoverObject } from './recover-object.ts';
import { sweepStaging } from './sweep-staging.ts';
import { verifyObject } from './verify-object.ts';
import { writeObject } from './write-object.ts';

/** Starts the work in a process of its own; says after which step it was killed, or '' when it came to its end. */
async function runAndKill(store: TestStore, work: string, killAt: number): Promise<string> {
  const script = join(import.meta.dirname, 'crash.test-child.ts');
  const child = spawn(process.execPath, [script, store.data, work, String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<string | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
  const step = await text(child.stdout);
  return (await ended) === 'SIGKILL' ? step : '';
}

async function objectsIn({ root }: TestStore) {
  return Array.fromAsync(listObjects(root), ({ id }) => id);
}

async function leftovers({ staging }: TestStore) {
  await sweepStaging(staging, async () => false, new Date(Date.now() + 1000));
  return [...(await readdir(staging.incoming)), ...(await readdir(staging.objects))];
}

test('an object whose writing is killed at any step is whole after the next attempt', async () => {
  const steps: string[] = [];
  for (let killAt = 1; ; killAt += 1) {
    await using store = await givenStore();
    const step = await runAndKill(store, 'write', killAt);
    if (step === '') break;
    steps.push(step);
    const before = await objectsIn(store);
    expect(before.length === 0 || (await verifyObject(store.root, 'urn:x:1')).length === 0).toBe(
      true,
    );

    await writeObject(store.root, await givenObject(store.staging, 'urn:x:1'));

    expect(await objectsIn(store), step).toEqual(['urn:x:1']);
    expect(await verifyObject(store.root, 'urn:x:1'), step).toEqual([]);
    expect(await leftovers(store), step).toEqual([]);
  }
  expect(steps).toContain('deposit made');
  expect(steps).toContain('deposit synced');
  expect(steps).toContain('object in place');
  expect(steps.length).toBeGreaterThanOrEqual(9);
}, 120_000);

test('a version whose adding is killed at any step can be read meanwhile and is whole after the next attempt', async () => {
  const steps: string[] = [];
  for (let killAt = 1; ; killAt += 1) {
    await using store = await givenStore();
    await writeObject(store.root, await givenObject(store.staging, 'urn:x:1'));
    const step = await runAndKill(store, 'add', killAt);
    if (step === '') break;
    steps.push(step);
    const first = await openContent(store.root, 'urn:x:1', 'content/001-正本.txt', 'v1');
    expect(await text(first.read()), step).toBe('正本.txt of urn:x:1');

    const inPlace = step.endsWith('in place');
    expect(await recoverObject(store.root, 'urn:x:1'), step).toBe(
      inPlace && step !== 'sidecar in place' ? 'finished' : 'whole',
    );
    expect((await readInventory(store.root, 'urn:x:1')).head).toBe(inPlace ? 'v2' : 'v1');
    expect(await verifyObject(store.root, 'urn:x:1'), step).toEqual([]);

    const { sha512, sm3 } = await stageText(store.staging, 'a better copy');
    const put = [{ logicalPath: 'content/001-正本.txt', source: { staged: sha512, sm3 } }];
    await addVersion(store.root, 'urn:x:1', { ...note, base: 'v1', put });

    expect((await readInventory(store.root, 'urn:x:1')).head, step).toBe('v2');
    expect(await verifyObject(store.root, 'urn:x:1'), step).toEqual([]);
    expect(await leftovers(store), step).toEqual([]);
  }
  expect(steps).toContain('version in place');
  expect(steps).toContain('inventory in place');
  expect(steps).toContain('sidecar in place');
}, 120_000);

test('a process killed at any moment leaves only whole objects', async () => {
  for (const objects of [1, 5, 12]) {
    await using store = await givenStore();
    const script = join(import.meta.dirname, 'crash.test-child.ts');
    const child = spawn(process.execPath, [script, store.data, 'write-on'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    let written = 0;
    for await (const dots of child.stdout) {
      written += String(dots).length;
      if (written >= objects) setTimeout(() => child.kill('SIGKILL'), Math.random() * 10);
    }
    await ended;

    const ids = await objectsIn(store);
    expect(ids.length).toBeGreaterThanOrEqual(written);
    for (const id of ids) expect(await verifyObject(store.root, id ?? '')).toEqual([]);
    for (let number = 0; number <= ids.length; number += 1) {
      await writeObject(store.root, await givenObject(store.staging, `urn:x:${number}`));
    }
    expect((await objectsIn(store)).length).toBe(ids.length + 1);
    expect(await leftovers(store)).toEqual([]);
  }
}, 120_000);
