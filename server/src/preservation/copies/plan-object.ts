import { join } from 'node:path';
import { digestFileWith } from '../digest.ts';
import {
  type Held,
  isSameHistory,
  type Vouched,
  versionNumber,
  vouchedInventories,
} from './object-evidence.ts';

/** A file of the object as it has to be, and where it is whole. */
export type PlannedFile = {
  readonly path: string;
  readonly sha512: string;
  readonly from: string;
  /** The place it is taken from. */
  readonly place: string;
  /** What the damaged object has there: another digest, or nothing. */
  readonly before: string | null;
};

export type ObjectPlan = {
  readonly head: string;
  readonly versions: readonly Vouched[];
  readonly files: readonly PlannedFile[];
};

/**
 * Of what a whole object can be put together; the first place is the one to be mended. Or the reason why there
 * is no whole object any more.
 */
export async function planObject(
  held: readonly Held[],
  id: string,
): Promise<ObjectPlan | { reason: string }> {
  const vouched = await vouchedInventories(held, id);
  const newest = [...vouched.values()].toSorted(
    (one, other) => versionNumber(other.inventory.head) - versionNumber(one.inventory.head),
  )[0];
  if (!newest) return { reason: '没有一处有可信的清单' };
  if (![...vouched.values()].every(({ inventory }) => isSameHistory(inventory, newest.inventory)))
    return { reason: '各处的版本历史互相矛盾，须由人核实' };
  const { head, manifest } = newest.inventory;
  const versions: Vouched[] = [];
  for (let number = 1; number <= versionNumber(head); number += 1) {
    const version = vouched.get(`v${number}`);
    if (!version) return { reason: `没有一处有 v${number} 的可信清单` };
    versions.push(version);
  }
  const files: PlannedFile[] = [];
  const bytes = await readDigests(held);
  for (const [sha512, paths] of Object.entries(manifest))
    for (const path of paths) {
      const from = bytes.find((one) => one.sha512 === sha512);
      if (!from) return { reason: `没有一处有完好的 ${path}` };
      const before = bytes.find((one) => one.isTarget && one.path === path)?.sha512 ?? null;
      files.push({ path, sha512, from: join(from.folder, from.path), place: from.name, before });
    }
  return { head, versions, files };
}

type Digested = { name: string; folder: string; path: string; sha512: string; isTarget: boolean };

/** Every file of every place; one that lies at another's path is still the file that its digest says. */
async function readDigests(held: readonly Held[]): Promise<Digested[]> {
  const found: Digested[] = [];
  for (const [index, { place, tree }] of held.entries()) {
    if (!tree) continue;
    for (const [path, kind] of tree.kinds) {
      if (kind !== 'file') continue;
      const sha512 = (await digestFileWith(join(tree.path, path), ['sha512'])).get('sha512') ?? '';
      found.push({ name: place.name, folder: tree.path, path, sha512, isTarget: index === 0 });
    }
  }
  return found;
}
