import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../preservation/durable.ts';
import { type BackupFolder, findSets, readManifest } from './backup-folder.ts';

/**
 * Takes sets away: their manifests first, then what no manifest names any more. Where the manifest of a set that
 * stays cannot be read, nothing of the pool is touched, for nobody knows what it needs.
 */
export async function removeSets(folder: BackupFolder, sets: readonly string[]): Promise<number> {
  const staying = (await findSets(folder)).filter((set) => !sets.includes(set));
  const needed = new Set<string>();
  for (const set of staying)
    for (const { stored } of (await readManifest(folder, set)).files) needed.add(stored);
  for (const set of sets)
    await rm(join(folder.path, 'sets', set), { recursive: true, force: true });
  await syncDirectory(join(folder.path, 'sets'));
  let removed = 0;
  for (const part of await readdir(join(folder.path, 'pool')))
    for (const name of await readdir(join(folder.path, 'pool', part)))
      if (!needed.has(`${part}/${name}`)) {
        await rm(join(folder.path, 'pool', part, name), { force: true });
        removed += 1;
      }
  return removed;
}
