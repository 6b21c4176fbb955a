import { createWriteStream } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '#platform/problem.ts';
import { type Digests, digestThrough } from '../preservation/digest.ts';
import { type BackupFolder, openStored } from './backup-folder.ts';
import type { Kept } from './backup-manifest.ts';

/** Everything of a set that is no table. */
export function isOnDisk({ path }: Kept): boolean {
  return !path.startsWith('database/');
}

/** Writes kept files below a directory, and holds what was written against what was kept. */
export async function restoreFiles(
  folder: BackupFolder,
  files: readonly Kept[],
  { directory, onFile }: { directory: string; onFile?: (bytes: number) => Promise<void> },
): Promise<void> {
  for (const file of files) {
    const to = resolve(join(directory, file.path));
    if (!to.startsWith(`${resolve(directory)}${sep}`))
      throw new Problem('backup.path-outside', { path: file.path });
    await mkdir(dirname(to), { recursive: true });
    let found: Digests | undefined;
    const digesting = digestThrough((result) => {
      found = result;
    });
    await pipeline(
      openStored(folder, file.stored),
      digesting,
      createWriteStream(to, { flags: 'wx', mode: 0o444, flush: true }),
    );
    if (found?.sha512 !== file.sha512) throw new Problem('backup.set-damaged', damage(file.path));
    // The next incremental set knows an unchanged file by its time.
    await utimes(to, file.changed / 1000, file.changed / 1000);
    await onFile?.(file.size);
  }
}

function damage(path: string) {
  return { count: 1, paths: path };
}
