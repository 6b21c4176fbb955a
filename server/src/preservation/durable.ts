import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

const COPY_EXCLUSIVELY_OR_CLONE = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE;

/** Writes a file that must not exist yet, whole or piece by piece; its bytes are on the disk when this returns. */
export async function writeNew(
  path: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<void> {
  await using handle = await open(path, 'wx', 0o444);
  await handle.writeFile(content);
  await handle.sync();
}

/** Copies to a file that must not exist yet; shares blocks where the file system can. */
export async function copyNew(from: string, to: string): Promise<void> {
  await copyFile(from, to, COPY_EXCLUSIVELY_OR_CLONE);
  // The copy inherits the original's mode, which may forbid us to open it for syncing.
  await chmod(to, 0o600);
  await using handle = await open(to, 'r+');
  await handle.chmod(0o444);
  await handle.sync();
}

/** A name is on the disk only when its directory is: without this a renamed file can vanish with the power. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory; its file systems journal names by themselves.
  if (process.platform === 'win32') return;
  await using handle = await open(path, 'r');
  await handle.sync();
}

/** The step that makes something exist: atomic, and durable when this returns. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncDirectory(dirname(to));
}

const durableDirectories = new Set<string>();

/**
 * Makes `path` and everything between it and `base`, so that their names are on the disk. One that is there
 * already may have been made by a process that lost power before syncing: each is synced once by this one.
 */
export async function makeDirectory(base: string, path: string): Promise<void> {
  // What was made before may have been removed since, when its last object was destroyed.
  const made = await mkdir(path, { recursive: true });
  if (made !== undefined) forgetBelow(made);
  if (durableDirectories.has(path)) return;
  let parent = base;
  for (const part of relative(base, path).split(sep)) {
    const child = join(parent, part);
    if (!durableDirectories.has(child)) await syncDirectory(parent);
    durableDirectories.add(child);
    parent = child;
  }
}

function forgetBelow(path: string): void {
  for (const known of durableDirectories)
    if (known === path || known.startsWith(`${path}${sep}`)) durableDirectories.delete(known);
}
