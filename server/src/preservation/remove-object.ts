import { createHash } from 'node:crypto';
import { rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { noteChange } from './change-notes.ts';
import type { OnStep } from './deposit-version.ts';
import { syncDirectory } from './durable.ts';
import { objectPath } from './ocfl-root.ts';
import type { Storage } from './storage.ts';
import { isSystemError } from './store-fault.ts';

/**
 * Removes an object from the store for good, with all its versions. May be repeated after a crash at any
 * point: the folder is first renamed out of the root, so that no half of an object is ever in it, to a
 * place that follows from its name, so that a repeat finds what the first attempt had not removed yet.
 */
export async function removeObject(
  { staging, store }: Pick<Storage, 'staging' | 'store'>,
  id: string,
  { onStep = () => undefined }: { onStep?: OnStep } = {},
): Promise<void> {
  const place = objectPath(store, id);
  const aside = join(staging.objects, `removed.${createHash('sha256').update(id).digest('hex')}`);
  await rm(aside, { recursive: true, force: true });
  const there = await moveOut(place, aside);
  onStep('object moved out');
  // Also where a killed attempt had moved it: its name may be on the disk still.
  await syncIfThere(dirname(place));
  if (there) await rm(aside, { recursive: true, force: true });
  await noteChange(store, id);
  onStep('object removed');
  await syncDirectory(staging.objects);
  await removeEmpty(dirname(place), store.path);
}

async function moveOut(place: string, aside: string): Promise<boolean> {
  try {
    await rename(place, aside);
    return true;
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    return false;
  }
}

async function syncIfThere(path: string): Promise<void> {
  try {
    await syncDirectory(path);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}

/** OCFL 1.1, 4.2: a storage hierarchy ends in object roots, never in an empty directory. */
async function removeEmpty(folder: string, root: string): Promise<void> {
  for (let path = folder; path !== root && path.startsWith(root); path = dirname(path))
    try {
      await rmdir(path);
      await syncDirectory(dirname(path));
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) continue;
      if (isSystemError(error, 'ENOTEMPTY', 'EEXIST')) return;
      throw error;
    }
}
