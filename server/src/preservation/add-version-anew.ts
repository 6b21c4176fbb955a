import { addVersion, type VersionChange } from './add-version.ts';
import { headVersion, type Inventory, type Version } from './ocfl-inventory.ts';
import type { OcflRoot } from './ocfl-root.ts';
import { readInventory } from './read-object.ts';
import { recoverObject } from './recover-object.ts';
import { StoreFault } from './store-fault.ts';

const attempts = 5;

/**
 * Adds a version on whatever is the newest one, worked out again where somebody else was quicker: the catalogue
 * is followed while renditions are put in and codes are changed. `change` says null where nothing is to be done.
 */
export async function addVersionAnew(
  root: OcflRoot,
  id: string,
  change: (head: Version) => Promise<Omit<VersionChange, 'base'> | null>,
): Promise<{ inventory: Inventory; written: boolean }> {
  for (let tried = 1; ; tried += 1)
    try {
      await recoverObject(root, id);
      const present = await readInventory(root, id);
      const wanted = await change(headVersion(present));
      if (!wanted) return { inventory: present, written: false };
      const inventory = await addVersion(root, id, { ...wanted, base: present.head });
      return { inventory, written: true };
    } catch (error) {
      const overtaken = error instanceof StoreFault && error.code === 'store.version-conflict';
      if (!overtaken || tried === attempts) throw error;
    }
}
