import type { Dirent } from 'node:fs';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { blockName } from '../audit/sealing/block-files.ts';
import { digestFile } from '../preservation/digest.ts';
import { isSystemError } from '../preservation/store-fault.ts';
import { type BackupFolder, faultOf, hasStored, store, storedName } from './backup-folder.ts';
import type { Kept } from './backup-manifest.ts';

export type Gathering = {
  readonly folder: BackupFolder;
  readonly data: string;
  /** What the set before had under a path: a file of the same size and time is not read again. */
  readonly before: ReadonlyMap<string, Kept>;
  /** Whether everything is read again, here and in the pool. */
  readonly full: boolean;
  readonly onFile: (bytes: number, written: number) => Promise<void>;
};

/**
 * Copies what the archive has on disk into the pool: store, staged bytes, packages waiting for transfer, and the
 * blocks of the trail that the snapshot knows. Content is only ever added, so a file newer than the snapshot does
 * no harm; what went away meanwhile is found by whoever holds the catalogue against the set.
 * Never secrets: passwords of the database and keys stay where they are.
 */
export async function gatherFiles(gathering: Gathering, blocks: number): Promise<Kept[]> {
  const kept: Kept[] = [];
  await gatherStore(gathering, join(gathering.data, 'store'), kept);
  for (const path of await findFiles(join(gathering.data, 'staging'), isStagedFolder))
    await addFile(gathering, path, kept);
  for (const path of await findFiles(join(gathering.data, 'transfer')))
    await addFile(gathering, path, kept);
  for (let height = 1; height <= blocks; height += 1)
    await addFile(gathering, join(gathering.data, 'trail', blockName(height)), kept);
  return kept;
}

// What is still being written or put together (`incoming`, `objects`) is nobody's yet.
const isStagedFolder = (name: string) => /^[0-9a-f]{2}$/.test(name);

async function gatherStore(gathering: Gathering, path: string, kept: Kept[]): Promise<void> {
  const entries = await entriesOf(path);
  if (entries.some(({ name }) => name.startsWith('0=ocfl_object_')))
    return gatherObject(gathering, path, kept);
  for (const entry of entries) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) await gatherStore(gathering, inside, kept);
    else if (entry.isFile()) await addFile(gathering, inside, kept);
  }
}

/** An object is copied as it is at one moment: a version that is added meanwhile changes its inventory. */
async function gatherObject(gathering: Gathering, path: string, kept: Kept[]): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const before = await inventoryMark(path);
    const ofObject: Kept[] = [];
    for (const file of await findFiles(path)) await addFile(gathering, file, ofObject);
    if (before === (await inventoryMark(path)) || attempt === 5) {
      kept.push(...ofObject);
      return;
    }
  }
}

async function inventoryMark(path: string): Promise<string> {
  const names = (await entriesOf(path)).filter(({ name }) => name.startsWith('inventory.json.'));
  const marks = names.map(({ name }) => readFile(join(path, name), 'utf8').catch(() => ''));
  return (await Promise.all(marks)).join('\n');
}

async function addFile(gathering: Gathering, path: string, kept: Kept[]): Promise<void> {
  try {
    kept.push(await keepFile(gathering, path));
  } catch (error) {
    // It was destroyed, swept or renamed since it was seen; the catalogue tells whether it should be there.
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}

async function keepFile(gathering: Gathering, path: string): Promise<Kept> {
  const { folder, data, before, full, onFile } = gathering;
  const name = relative(data, path).split(sep).join('/');
  const { size, mtimeMs: changed } = await stat(path);
  const known = before.get(name);
  if (
    !full &&
    known?.size === size &&
    known.changed === changed &&
    (await hasStored(folder, known.stored))
  ) {
    await onFile(size, 0);
    return known;
  }
  const digests = await digestFile(path);
  const stored = storedName(folder, { sha512: digests.sha512, packed: false });
  const file = { path: name, changed, stored, ...digests };
  const there = await hasStored(folder, stored);
  // A full set does not rest on what was written once and never looked at since.
  const replace = there && full && (await faultOf(folder, file)) !== undefined;
  if (there && !replace) {
    await onFile(size, 0);
    return file;
  }
  const { written, ...copied } = await store(folder, createReadStream(path), { replace });
  await onFile(size, written);
  return { ...file, ...copied };
}

async function findFiles(path: string, isWanted?: (name: string) => boolean): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(path)) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!isWanted || isWanted(entry.name)) files.push(...(await findFiles(inside)));
    } else if (entry.isFile() && !isWanted) files.push(inside);
  }
  return files;
}

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}
