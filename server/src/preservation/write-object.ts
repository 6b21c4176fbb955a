import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { noteChange } from './change-notes.ts';
import { depositVersion, type OnStep } from './deposit-version.ts';
import { makeDirectory, syncDirectory } from './durable.ts';
import {
  checkLogicalPaths,
  digested,
  emptyInventory,
  type ObjectFile,
  type VersionNote,
  withVersion,
} from './object-files.ts';
import { headVersion, type Inventory, isSameState, versionOf } from './ocfl-inventory.ts';
import { type OcflRoot, objectPath } from './ocfl-root.ts';
import { findInventory } from './read-object.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

/** `id` is a URI that is never used for anything else. */
export type NewObject = VersionNote & { id: string; files: ObjectFile[] };

/**
 * Writes an object whole or not at all. May be repeated with the same files at any time, after a crash at
 * any point or by another process meanwhile: there is one object in the end, and the first to be in place
 * stays, with its note. Other files under the same identifier are refused.
 */
export async function writeObject(
  root: OcflRoot,
  object: NewObject,
  { onStep = () => undefined }: { onStep?: OnStep } = {},
): Promise<Inventory> {
  const inventory = firstInventory(object);
  const target = objectPath(root, object.id);
  const present = await findInventory(root, object.id);
  if (present) {
    // The one who put it there may have died before its name was on the disk.
    await syncDirectory(dirname(target));
    await noteChange(root, object.id);
    return sameObject(present, inventory);
  }

  const files = object.files.map(digested);
  const deposit = await depositVersion(root.staging, inventory, { files, onStep });
  await makeDirectory(root.path, dirname(target));
  onStep('parent made');

  const first = await moveIn(root, deposit, target);
  onStep('object in place');
  await syncDirectory(dirname(target));
  await noteChange(root, object.id);
  onStep('object synced');
  if (first) return inventory;
  return sameObject(await findInventory(root, object.id), inventory);
}

function firstInventory({ id, files, ...note }: NewObject): Inventory {
  checkLogicalPaths(files.map(({ logicalPath }) => logicalPath));
  const all = files.map(digested);
  const digestByPath = new Map(all.map(({ logicalPath, sha512 }) => [logicalPath, sha512]));
  return withVersion(emptyInventory(id), 'v1', { note, digestByPath, files: all });
}

/** False when somebody else's object is there already. */
async function moveIn(root: OcflRoot, deposit: string, target: string): Promise<boolean> {
  try {
    await rename(deposit, target);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT') && !existsSync(dirname(target))) {
      // The parent was empty for a moment, and a destruction took it away just then.
      await makeDirectory(root.path, dirname(target));
      return moveIn(root, deposit, target);
    }
    if (!isSystemError(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    await rm(deposit, { recursive: true });
    return false;
  }
}

function sameObject(present: Inventory | null, wanted: Inventory): Inventory {
  const same = present && isSameState(versionOf(present, 'v1').state, headVersion(wanted).state);
  if (!same) throw new StoreFault('store.object-differs', { id: wanted.id });
  return present;
}
