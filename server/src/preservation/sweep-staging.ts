import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Staging, stagedPath } from './staging.ts';
import { isSystemError } from './store-fault.ts';

/** What a sweep took away: staged bytes nobody refers to, and leftovers of writes that were cut off. */
export type Swept = { staged: number; leftovers: number };

/**
 * Removes what is older than `olderThan` and of no use: a younger one may belong to a write going on in
 * another process. `keep` says whether anything, such as a record not filed yet, still refers to the bytes.
 */
export async function sweepStaging(
  staging: Staging,
  keep: (sha512: string) => Promise<boolean>,
  olderThan: Date,
): Promise<Swept> {
  const swept = { staged: 0, leftovers: 0 };
  for (const folder of await readdir(staging.path)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const sha512 of await readdir(join(staging.path, folder))) {
      const path = join(staging.path, folder, sha512);
      if (!(await isOlder(path, olderThan)) || (await keep(sha512))) continue;
      if (await takeAway(staging, path, olderThan)) swept.staged += 1;
    }
  }
  // Last, because it also takes what the loop above was killed over.
  for (const folder of [staging.incoming, staging.objects]) {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if (!(await isOlder(path, olderThan))) continue;
      await rm(path, { recursive: true, force: true });
      swept.leftovers += 1;
    }
  }
  return swept;
}

/**
 * Takes staged bytes that nothing needs any more; false where there are none, or where they are younger than
 * `olderThan`: those somebody is just handing in again.
 */
export async function removeStaged(
  staging: Staging,
  sha512: string,
  olderThan: Date,
): Promise<boolean> {
  const path = stagedPath(staging, sha512);
  return (await isOlder(path, olderThan)) && takeAway(staging, path, olderThan);
}

/** Moved aside before it is judged for the last time: the same bytes may be handed in between look and removal. */
async function takeAway(staging: Staging, path: string, olderThan: Date): Promise<boolean> {
  const aside = join(staging.incoming, randomUUID());
  await rename(path, aside);
  if (!(await isOlder(aside, olderThan))) {
    await rename(aside, path);
    return false;
  }
  await rm(aside);
  return true;
}

async function isOlder(path: string, olderThan: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtime < olderThan;
  } catch (error) {
    // Another process finished it or swept it.
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}
