import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { noteChange } from './change-notes.ts';
import { depositVersion, type OnStep } from './deposit-version.ts';
import { renameDurably } from './durable.ts';
import {
  checkLogicalPaths,
  digested,
  type ObjectFile,
  type VersionNote,
  withVersion,
} from './object-files.ts';
import { contentByPath, headVersion, type Inventory, isSameState } from './ocfl-inventory.ts';
import { type OcflRoot, objectPath } from './ocfl-root.ts';
import { readInventory } from './read-object.ts';
import { recoverObject } from './recover-object.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

/**
 * What the next version changes. `base` is the version it was made from, `v1` say: it tells a repetition
 * of the same change from a change that somebody else has overtaken.
 */
export type VersionChange = VersionNote & {
  base: string;
  put?: ObjectFile[];
  remove?: string[];
};

/**
 * Adds a version whole or not at all, and may be repeated like `writeObject`. It comes into being when its
 * folder is renamed into the object; `recoverObject` finishes from there what a crash cuts off.
 */
export async function addVersion(
  root: OcflRoot,
  id: string,
  { onStep = () => undefined, ...change }: VersionChange & { onStep?: OnStep },
): Promise<Inventory> {
  await recoverObject(root, id);
  const present = await readInventory(root, id);
  const files = (change.put ?? []).map(digested);
  const next = nextInventory(present, change);
  if (present.head === next.head && isSameVersion(present, next)) {
    await noteChange(root, id);
    return present;
  }
  if (present.head !== change.base) {
    throw new StoreFault('store.version-conflict', { id, base: change.base, head: present.head });
  }

  const deposit = await depositVersion(root.staging, next, { files, onStep });
  const object = objectPath(root, id);
  await moveIn(join(deposit, next.head), join(object, next.head), { id, base: change.base });
  onStep('version in place');
  await rename(join(deposit, 'inventory.json'), join(object, 'inventory.json'));
  onStep('inventory in place');
  await renameDurably(
    join(deposit, 'inventory.json.sha512'),
    join(object, 'inventory.json.sha512'),
  );
  await noteChange(root, id);
  onStep('sidecar in place');
  await rm(deposit, { recursive: true });
  return next;
}

function nextInventory(
  present: Inventory,
  { base, put = [], remove = [], ...note }: VersionChange,
) {
  const before = present.versions[base];
  if (!before) throw new StoreFault('store.version-conflict', { id: present.id, base });
  const digestByPath = new Map(contentByPath(before.state));
  for (const path of remove) {
    if (!digestByPath.delete(path)) {
      throw new StoreFault('store.content-missing', { id: present.id, logicalPath: path });
    }
  }
  const files = put.map(digested);
  for (const { logicalPath, sha512 } of files) digestByPath.set(logicalPath, sha512);
  checkLogicalPaths([...digestByPath.keys()]);
  const head = `v${Number(base.slice(1)) + 1}`;
  return withVersion(present, head, { note, digestByPath, files });
}

function isSameVersion(present: Inventory, wanted: Inventory): boolean {
  const [there, here] = [headVersion(present), headVersion(wanted)];
  return there.message === here.message && isSameState(there.state, here.state);
}

async function moveIn(from: string, to: string, conflict: { id: string; base: string }) {
  try {
    await renameDurably(from, to);
  } catch (error) {
    if (!isSystemError(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    throw new StoreFault('store.version-conflict', conflict, { cause: error });
  }
}
