import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesBelow } from '../given-store.test-fixture.ts';
import { verifyObject } from '../verify-object.ts';
import { givenCopies, harms } from './given-copies.test-fixture.ts';
import { repairObject } from './repair-object.ts';

const ids = ['urn:x:1', 'urn:x:2'];

test('whatever is damaged wherever: as long as each file is whole in one place, all places end whole', async () => {
  await using given = await givenCopies(ids, { copies: 2 });
  const places = [given.main, ...given.copies];
  const all = (await filesBelow(given.main.root.path)).filter((path) => path.includes('/'));
  const files = all.filter((path) => !path.startsWith('extensions'));
  const untouched = new Map(
    await Promise.all(
      files.map(async (path) => {
        const kept = join(given.store.data, 'untouched', path);
        await mkdir(dirname(kept), { recursive: true });
        await copyFile(join(given.main.root.path, path), kept);
        return [path, kept] as const;
      }),
    ),
  );
  const harm = fc.record({
    file: fc.nat(files.length - 1),
    // One of the three places keeps the file, the others may lose it.
    keeper: fc.nat(2),
    kinds: fc.array(fc.constantFrom('flip', 'cut', 'lose', 'empty'), {
      minLength: 2,
      maxLength: 2,
    }),
  });
  const plan = fc.uniqueArray(harm, { selector: ({ file }) => file, maxLength: files.length });
  let damages = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (chosen) => {
      for (const place of places)
        for (const [path, kept] of untouched) {
          const to = join(place.root.path, path);
          await mkdir(dirname(to), { recursive: true });
          await rm(to, { force: true });
          await copyFile(kept, to);
          await chmod(to, 0o644);
        }
      for (const { file, keeper, kinds } of chosen) {
        const others = places.filter((_, index) => index !== keeper);
        for (const [index, place] of others.entries())
          await harms[kinds[index] ?? 'lose'](join(place.root.path, files[file] ?? ''));
        damages += 1;
      }
      for (const target of places)
        for (const id of ids)
          await repairObject(
            target,
            places.filter((place) => place !== target),
            id,
            { damaged: join(target.root.staging.path, '..', 'damaged') },
          );
      for (const { root } of places)
        for (const id of ids) expect(await verifyObject(root, id)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(damages).toBeGreaterThan(50);
}, 240_000);
