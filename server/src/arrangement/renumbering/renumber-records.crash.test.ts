import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { objectId } from '../../preservation/component-bytes.ts';
import { openContent, readInventory } from '../../preservation/read-object.ts';
import { recoverObject } from '../../preservation/recover-object.ts';
import { verifyObject } from '../../preservation/verify-object.ts';
import { numberedRecords } from '../given-filing.test-fixture.ts';
import { byTime, codeOf, givenFiled, type Renumbering } from './given-renumbering.test-fixture.ts';

type Blow = { readonly beforeQuery: number } | { readonly after: number };

/** Writes a renumbering in a process of its own and kills it; says how many queries it took, if it lived. */
async function writeAndKill({ archive }: Renumbering, renumberingId: string, blow: Blow) {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'renumbering-crash.test-child.ts'),
      archive.runtimeUrl,
      archive.directory,
      renumberingId,
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

/** Whatever was killed: each record has one code, its new one, and its object is whole and tells the old or the new. */
async function expectWhole({ archive, ids }: Renumbering, codes: ReadonlyMap<string, string>) {
  const { store } = archive.storage;
  const held = await numberedRecords(archive);
  expect(new Map(held.map(({ id, archival_code }) => [id, archival_code]))).toEqual(codes);
  let written = 0;
  for (const recordId of ids) {
    const id = objectId(recordId);
    await recoverObject(store, id);
    expect([id, await verifyObject(store, id)]).toEqual([id, []]);
    const content = await openContent(store, id, 'metadata/record.json');
    const { archivalCode } = JSON.parse(await text(content.read())) as { archivalCode: string };
    if (archivalCode === codes.get(recordId)) written += 1;
  }
  return written;
}

test('killed at any point, a renumbering is finished by the next run: one code each, one new version each', async () => {
  const given = await givenFiled([6, 5, 4, 3, 2, 1]);
  await using archive = given.archive;
  const { ids } = given;
  const forward = new Map(ids.map((id, at) => [id, codeOf(6 - at)]));
  const backward = new Map(ids.map((id, at) => [id, codeOf(at + 1)]));

  const first = await given.propose(byTime);
  await given.approve(first);
  // Killed before it began: the numbers are given, no object says so yet.
  expect(await expectWhole(given, forward)).toBe(0);
  const { queries } = await writeAndKill(given, first, { beforeQuery: 0 });
  expect(await expectWhole(given, forward)).toBe(6);

  const undone = ids.map((_, at) => codeOf(6 - at));
  const second = await given.propose({ ...byTime, order: 'by-hand', codes: undone });
  await given.approve(second);
  const blows: Blow[] = [
    ...Array.from({ length: 8 }, (_, at) => ({
      beforeQuery: Math.round((queries * (at + 2)) / 10),
    })),
    { after: Math.random() * 60 },
  ];
  const written: number[] = [];
  let killed = 0;
  for (const blow of blows) {
    if ((await writeAndKill(given, second, blow)).killed) killed += 1;
    written.push(await expectWhole(given, backward));
    if ((await given.show(second)).state === 'done') break;
  }
  expect(killed).toBeGreaterThan(3);
  // A blow has fallen between the objects and their mark.
  expect(written).toContain(6);
  await given.finish(second);
  expect(await given.show(second)).toMatchObject({ state: 'done', counts: { stored: 6 } });
  for (const recordId of ids) {
    const { versions } = await readInventory(archive.storage.store, objectId(recordId));
    expect(Object.values(versions).map(({ message }) => message)).toEqual([
      `归档 ${backward.get(recordId)}`,
      `编号调整 ${backward.get(recordId)} → ${forward.get(recordId)}`,
      `编号调整 ${forward.get(recordId)} → ${backward.get(recordId)}`,
    ]);
  }
  const told = (await archive.trail()).filter(
    ({ command }) => command === 'arrangement.finish-renumbering',
  );
  // Each record once for each renumbering, and the end of each.
  expect(told).toHaveLength(2 * ids.length + 2);
}, 120_000);
