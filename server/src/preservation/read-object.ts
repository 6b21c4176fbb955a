import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Inventory, isVouchedFor, readInventoryIn, versionOf } from './ocfl-inventory.ts';
import { type OcflRoot, objectPath } from './ocfl-root.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

/** One file of an object: its digest, and its bytes as often as they are asked for. */
export type Content = {
  sha512: string;
  size: number;
  path: string;
  /** `end` is included, as in an HTTP range. */
  read(range?: { start?: number; end?: number }): Readable;
};

export async function readInventory(root: OcflRoot, id: string): Promise<Inventory> {
  const inventory = await findInventory(root, id);
  if (!inventory) throw new StoreFault('store.object-missing', { id });
  return inventory;
}

/** The inventory of the object, or null where there is no such object. It never needs a repair first. */
export async function findInventory(root: OcflRoot, id: string): Promise<Inventory | null> {
  const folder = objectPath(root, id);
  const found = await readInventoryIn(folder);
  if (!found) return null;
  // While a version is being added, and after a crash there, the root's sidecar may lag behind for a
  // moment. The head version has its own copy of both.
  const trusted =
    (await isVouchedFor(found, folder)) ||
    (await isVouchedFor(found, join(folder, found.inventory.head)));
  if (!trusted || found.inventory.id !== id) {
    throw new StoreFault('store.inventory-damaged', { id, folder });
  }
  return found.inventory;
}

/** The content of a logical path, in the newest version or in the one named, such as `v1`. */
export async function openContent(
  root: OcflRoot,
  id: string,
  logicalPath: string,
  version?: string,
): Promise<Content> {
  const inventory = await readInventory(root, id);
  const { state } = versionOf(inventory, version ?? inventory.head);
  const missing = { id, logicalPath, version: version ?? inventory.head };
  const [sha512] = Object.entries(state).find(([, paths]) => paths.includes(logicalPath)) ?? [];
  const [contentPath] = (sha512 && inventory.manifest[sha512]) || [];
  if (!(sha512 && contentPath)) throw new StoreFault('store.content-missing', missing);
  const path = join(objectPath(root, id), contentPath);
  try {
    const { size } = await stat(path);
    return { sha512, size, path, read: (range = {}) => createReadStream(path, range) };
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    throw new StoreFault('store.content-missing', missing, { cause: error });
  }
}

/**
 * Every object in the store, in the order of their paths. An object whose inventory cannot be read is
 * listed with `id` null: a rebuild has to know that it is there.
 */
export async function* listObjects(
  root: OcflRoot,
): AsyncGenerator<{ id: string | null; path: string }> {
  yield* objectsBelow(root.path, ['extensions']);
}

async function* objectsBelow(
  folder: string,
  except: string[] = [],
): AsyncGenerator<{ id: string | null; path: string }> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name.startsWith('0=ocfl_object_'))) {
    yield { id: await idOf(folder), path: folder };
    return;
  }
  const folders = entries.filter((entry) => entry.isDirectory() && !except.includes(entry.name));
  for (const name of folders.map((entry) => entry.name).toSorted()) {
    yield* objectsBelow(join(folder, name));
  }
}

async function idOf(folder: string): Promise<string | null> {
  try {
    return (await readInventoryIn(folder))?.inventory.id ?? null;
  } catch (error) {
    if (error instanceof StoreFault) return null;
    throw error;
  }
}
