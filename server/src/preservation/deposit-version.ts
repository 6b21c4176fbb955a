import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyNew, syncDirectory, writeNew } from './durable.ts';
import type { DigestedFile } from './object-files.ts';
import { type Inventory, serialise, sidecar } from './ocfl-inventory.ts';
import { type Staging, stagedPath } from './staging.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

/** Called between the steps of a write; tests stop the process there. */
export type OnStep = (step: string) => void;

type Contents = { files: readonly DigestedFile[]; onStep: OnStep };

/**
 * Puts the head version of `inventory` together in staging, all of it on the disk when this returns:
 * `<deposit>/vN/` as it will lie in the object, beside it the object's new inventory. The deposit of a first
 * version is the object.
 *
 * Each attempt has a folder of its own. Were it named by the object alone, two processes at the same object
 * could rename into place what the other is just clearing away. What a crash leaves is swept by its age.
 */
export async function depositVersion(
  staging: Staging,
  inventory: Inventory,
  contents: Contents,
): Promise<string> {
  const deposit = join(staging.objects, `${nameFor(inventory.id)}.${randomUUID()}`);
  try {
    await fill(staging, { deposit, inventory, ...contents });
    return deposit;
  } catch (error) {
    // Above all when the disk is full, which leftovers would keep it.
    await rm(deposit, { recursive: true, force: true });
    throw error;
  }
}

async function fill(
  staging: Staging,
  { deposit, inventory, files, onStep }: Contents & { deposit: string; inventory: Inventory },
): Promise<void> {
  const version = join(deposit, inventory.head);
  await mkdir(version, { recursive: true });
  onStep('deposit made');

  const contents = newContents(inventory, files, deposit);
  const folders = foldersBetween(version, [...contents.keys()]);
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const places = [...contents].map(async ([path, file]) => {
    await putContent(staging, file, path);
    onStep(`content written: ${file.logicalPath}`);
  });
  const inventories = [version, deposit].flatMap((folder) => putInventory(inventory, folder));
  await settled([...places, ...inventories, ...putDeclaration(inventory, deposit)]);
  onStep('inventories written');

  await settled([deposit, version, ...folders].map(syncDirectory));
  onStep('deposit synced');
}

/** Waits for all before it fails: a part still writing would put files back into what is cleared away. */
async function settled(parts: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(parts)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Where each new content goes, one file for each digest. */
function newContents(inventory: Inventory, files: readonly DigestedFile[], deposit: string) {
  const contents = new Map<string, DigestedFile>();
  for (const file of files) {
    const paths = inventory.manifest[file.sha512] ?? [];
    const added = paths.find((path) => path.startsWith(`${inventory.head}/`));
    if (added) contents.set(join(deposit, added), file);
  }
  return contents;
}

function foldersBetween(top: string, paths: string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== top; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders];
}

function putInventory(inventory: Inventory, folder: string): Promise<void>[] {
  const text = serialise(inventory);
  return [
    writeNew(join(folder, 'inventory.json'), text),
    writeNew(join(folder, 'inventory.json.sha512'), sidecar(text)),
  ];
}

/** OCFL 1.1, 3.2: the file by which a folder is known to be an object. It comes with the first version. */
function putDeclaration({ head }: Inventory, deposit: string): Promise<void>[] {
  return head === 'v1' ? [writeNew(join(deposit, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n')] : [];
}

async function putContent(staging: Staging, file: DigestedFile, to: string): Promise<void> {
  if ('text' in file.source) return writeNew(to, file.source.text);
  const from = stagedPath(staging, file.sha512);
  try {
    if (!(await linkAlone(from, to))) await copyNew(from, to);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    throw new StoreFault('store.staged-missing', { sha512: file.sha512 }, { cause: error });
  }
}

/**
 * Moves the bytes into the object by a second name for them; the first, in staging, is swept later.
 * OCFL 1.1, 4.6 (E090), forbids links between objects, so bytes that another object has taken already
 * are copied: one bad sector must not damage two records.
 */
async function linkAlone(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    if (isSystemError(error, 'EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP')) return false;
    throw error;
  }
  // Looked at afterwards: two processes may link the same bytes at once, and then both copy.
  if ((await stat(to)).nlink <= 2) return true;
  await rm(to);
  return false;
}

function nameFor(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}
