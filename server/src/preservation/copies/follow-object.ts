import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OnStep } from '../deposit-version.ts';
import { digestFileWith } from '../digest.ts';
import { copyNew, makeDirectory, renameDurably, syncDirectory, writeNew } from '../durable.ts';
import { type Inventory, isVouchedFor, readInventoryIn, sidecar } from '../ocfl-inventory.ts';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';
import { findInventory } from '../read-object.ts';
import { recoverObject } from '../recover-object.ts';
import { isSystemError, StoreFault } from '../store-fault.ts';
import { isSameHistory, type Vouched, versionNumber } from './object-evidence.ts';

export type Followed = { readonly versions: readonly string[]; readonly bytes: number };

/**
 * Brings an object of a copy to the state it has in the store: each version that is missing, in order, whole or
 * not at all; may be repeated after a crash at any point. Every byte is held against the manifest while it is
 * copied, so that what is damaged in the store never comes into a copy (`store.content-damaged`).
 */
export async function followObject(
  store: OcflRoot,
  copy: OcflRoot,
  id: string,
  { onStep = () => undefined }: { onStep?: OnStep } = {},
): Promise<Followed> {
  const wanted = await findInventory(store, id);
  if (!wanted) throw new StoreFault('store.object-missing', { id });
  const there = (await recoverObject(copy, id)) === 'absent' ? null : await findInventory(copy, id);
  if (there) requireSameLine(there, wanted, id);
  const from = there ? versionNumber(there.head) : 0;
  const names = Array.from(
    { length: versionNumber(wanted.head) - from },
    (_, index) => `v${from + index + 1}`,
  );
  if (names.length === 0) return { versions: [], bytes: 0 };

  const versions: Vouched[] = [];
  for (const name of names) versions.push(await readVersion(store, id, name));
  const copying = { store, copy, id, onStep };
  if (!there) return { versions: names, bytes: await putWhole(copying, versions) };
  let bytes = 0;
  for (const version of versions) bytes += await putVersion(copying, version);
  return { versions: names, bytes };
}

type Copying = { store: OcflRoot; copy: OcflRoot; id: string; onStep: OnStep };

/** A copy that tells another history, or more than the store, is no copy: a person has to look. */
function requireSameLine(there: Inventory, wanted: Inventory, id: string): void {
  const isAhead = versionNumber(there.head) > versionNumber(wanted.head);
  if (isAhead || !isSameHistory(there, wanted))
    throw new StoreFault('store.version-conflict', { id, base: there.head, head: wanted.head });
}

/** What a version said of itself when it was written. */
async function readVersion(store: OcflRoot, id: string, name: string): Promise<Vouched> {
  const folder = join(objectPath(store, id), name);
  const found = await readInventoryIn(folder);
  const sound =
    found?.inventory.id === id &&
    found.inventory.head === name &&
    (await isVouchedFor(found, folder));
  if (!(found && sound)) throw new StoreFault('store.inventory-damaged', { id, folder });
  return found;
}

/** An object that the copy has not got comes with all its versions in one step. */
async function putWhole(copying: Copying, versions: readonly Vouched[]): Promise<number> {
  const { copy, id, onStep } = copying;
  const deposit = await newDeposit(copy);
  try {
    let bytes = 0;
    for (const version of versions) bytes += await fillVersion(copying, deposit, version);
    const head = versions.at(-1);
    if (head) await putInventory(deposit, head.bytes);
    await writeNew(join(deposit, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n');
    await syncDirectory(deposit);
    onStep('deposit synced');
    const target = objectPath(copy, id);
    await makeDirectory(copy.path, dirname(target));
    await rename(deposit, target);
    onStep('object in place');
    await syncDirectory(dirname(target));
    return bytes;
  } catch (error) {
    await rm(deposit, { recursive: true, force: true });
    throw error;
  }
}

/** As `addVersion` does it in the store: `recoverObject` finishes what a crash cuts off. */
async function putVersion(copying: Copying, version: Vouched): Promise<number> {
  const { copy, id, onStep } = copying;
  const { head } = version.inventory;
  const deposit = await newDeposit(copy);
  try {
    const bytes = await fillVersion(copying, deposit, version);
    await putInventory(deposit, version.bytes);
    await syncDirectory(deposit);
    onStep('version synced');
    const object = objectPath(copy, id);
    await renameDurably(join(deposit, head), join(object, head));
    onStep('version in place');
    await rename(join(deposit, 'inventory.json'), join(object, 'inventory.json'));
    onStep('inventory in place');
    await renameDurably(
      join(deposit, 'inventory.json.sha512'),
      join(object, 'inventory.json.sha512'),
    );
    return bytes;
  } finally {
    await rm(deposit, { recursive: true, force: true });
  }
}

/** Not made with its parents: where the disk is away, its mount point must stay empty. */
async function newDeposit({ staging }: OcflRoot): Promise<string> {
  const deposit = join(staging.objects, `follow.${randomUUID()}`);
  await mkdir(deposit);
  return deposit;
}

async function fillVersion(
  { store, id, onStep }: Copying,
  deposit: string,
  { inventory, bytes }: Vouched,
): Promise<number> {
  const { head } = inventory;
  await mkdir(join(deposit, head));
  const folders = new Set([join(deposit, head)]);
  let copied = 0;
  for (const [sha512, paths] of Object.entries(inventory.manifest))
    for (const path of paths.filter((one) => one.startsWith(`${head}/`))) {
      const to = join(deposit, path);
      await mkdir(dirname(to), { recursive: true });
      for (let folder = dirname(to); folder !== deposit; folder = dirname(folder))
        folders.add(folder);
      copied += await copyVerified(join(objectPath(store, id), path), to, { sha512, path });
      onStep(`content copied: ${path}`);
    }
  await putInventory(join(deposit, head), bytes);
  for (const folder of folders) await syncDirectory(folder);
  return copied;
}

/** What was written is digested, and has to be what the manifest says. */
export async function copyVerified(
  from: string,
  to: string,
  { sha512, path }: { sha512: string; path: string },
): Promise<number> {
  try {
    await copyNew(from, to);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT', 'EISDIR', 'ENOTDIR')) throw error;
    throw new StoreFault('store.content-missing', { path }, { cause: error });
  }
  const actual = (await digestFileWith(to, ['sha512'])).get('sha512');
  if (actual !== sha512)
    throw new StoreFault('store.content-damaged', { path, expected: sha512, actual });
  return (await stat(to)).size;
}

export async function putInventory(folder: string, bytes: Buffer): Promise<void> {
  await writeNew(join(folder, 'inventory.json'), bytes);
  await writeNew(join(folder, 'inventory.json.sha512'), sidecar(bytes));
}
