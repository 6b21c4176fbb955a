import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderTree, readFolderTree, readShortText } from '../folder-tree.ts';
import { type Inventory, isSameState, parseInventory } from '../ocfl-inventory.ts';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';

/** One root in which an object lies or ought to lie; the store itself has no `copyId`. */
export type Place = {
  readonly name: string;
  readonly root: OcflRoot;
  readonly copyId: string | null;
};

/** An inventory whose digest somebody has written down beside it, and its bytes. */
export type Vouched = { readonly inventory: Inventory; readonly bytes: Buffer };

/** What one place has of an object: its folder as it lies there, null where there is none. */
export type Held = { readonly place: Place; readonly tree: FolderTree | null };

export async function holdIn(place: Place, id: string): Promise<Held> {
  return { place, tree: await readFolderTree(objectPath(place.root, id)) };
}

/**
 * The inventory of each version that can be trusted. Bytes and the line that vouches for them may come from
 * different places: where rot took the one here and the other there, both are still to be had.
 */
export async function vouchedInventories(
  held: readonly Held[],
  id: string,
): Promise<Map<string, Vouched>> {
  const bytes: Buffer[] = [];
  const vouchers = new Set<string>();
  for (const { tree } of held) {
    if (!tree) continue;
    for (const folder of ['', ...tree.namesIn('').filter((name) => /^v\d+$/.test(name))]) {
      const path = folder === '' ? 'inventory.json' : `${folder}/inventory.json`;
      if (tree.kinds.get(path) === 'file') bytes.push(await readFile(join(tree.path, path)));
      const line = await readShortText(tree.path, `${path}.sha512`);
      const digest = line?.trim().split(/\s/)[0]?.toLowerCase();
      if (digest) vouchers.add(digest);
    }
  }
  const found = new Map<string, Vouched>();
  for (const one of bytes) {
    if (!vouchers.has(createHash('sha512').update(one).digest('hex'))) continue;
    const inventory = parseInventory(one);
    // The line may vouch for another object's inventory that was put in its place.
    if (inventory?.id === id) found.set(inventory.head, { inventory, bytes: one });
  }
  return found;
}

/** Whether two inventories tell the same of every version that both have. */
export function isSameHistory(one: Inventory, other: Inventory): boolean {
  return Object.entries(one.versions).every(([name, version]) => {
    const there = other.versions[name];
    return !there || (there.created === version.created && isSameState(there.state, version.state));
  });
}

/** The highest version of which a place still shows a trace: a folder, or an inventory that can be read at all. */
export async function tracedHead({ tree }: Held): Promise<number> {
  if (!tree) return 0;
  const folders = tree.namesIn('').filter((name) => /^v\d+$/.test(name));
  const bytes =
    tree.kinds.get('inventory.json') === 'file'
      ? await readFile(join(tree.path, 'inventory.json'))
      : null;
  const said = bytes && parseInventory(bytes)?.head;
  return Math.max(0, ...folders.map(versionNumber), said ? versionNumber(said) : 0);
}

export function versionNumber(name: string): number {
  return Number(name.slice(1));
}
