import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably, syncDirectory, writeNew } from './durable.ts';
import { isVouchedFor, readInventoryIn, sidecar } from './ocfl-inventory.ts';
import { type OcflRoot, objectPath } from './ocfl-root.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

type Found = NonNullable<Awaited<ReturnType<typeof readInventoryIn>>>;

/**
 * Finishes a version that was cut off between its folder and the object's inventory. It goes forward, never
 * back: the folder was renamed in whole, so the version exists. Before that point there is nothing to undo.
 * Throws `store.inventory-damaged` for anything a crash cannot explain: that is for people to judge.
 */
export async function recoverObject(
  root: OcflRoot,
  id: string,
): Promise<'absent' | 'whole' | 'finished'> {
  const folder = objectPath(root, id);
  const newest = await newestVersion(folder);
  if (!newest) return 'absent';
  const present = await readInventoryIn(folder);
  const complete = await readInventoryIn(join(folder, newest));
  const damaged = new StoreFault('store.inventory-damaged', { id, folder });
  if (!(present && complete && complete.inventory.id === id)) throw damaged;
  if (!(await isVouchedFor(complete, join(folder, newest)))) throw damaged;

  const same = present.bytes.equals(complete.bytes);
  if (same && (await isVouchedFor(present, folder))) return 'whole';
  if (!(same || (await isPredecessor(present, complete, folder)))) throw damaged;
  await replaceInventory(root, folder, complete.bytes);
  return 'finished';
}

async function isPredecessor(present: Found, complete: Found, folder: string): Promise<boolean> {
  const head = present.inventory.head;
  const isOneBehind = numberOf(head) + 1 === numberOf(complete.inventory.head);
  return isOneBehind && (await isVouchedFor(present, join(folder, head)));
}

async function newestVersion(folder: string): Promise<string | undefined> {
  try {
    const versions = (await readdir(folder)).filter((name) => /^v\d+$/.test(name));
    return versions.toSorted((one, other) => numberOf(one) - numberOf(other)).at(-1);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function replaceInventory(root: OcflRoot, folder: string, bytes: Buffer): Promise<void> {
  const written = join(root.staging.incoming, randomUUID());
  await writeNew(written, bytes);
  await writeNew(`${written}.sha512`, sidecar(bytes));
  await syncDirectory(root.staging.incoming);
  await rename(written, join(folder, 'inventory.json'));
  await renameDurably(`${written}.sha512`, join(folder, 'inventory.json.sha512'));
}

function numberOf(version: string): number {
  return Number(version.slice(1));
}
