import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';
import { findInventory } from '../read-object.ts';
import { StoreFault } from '../store-fault.ts';
import { isSameHistory, versionNumber } from './object-evidence.ts';

/** How an object of a copy stands to the same object of the store. */
export type Standing = 'same' | 'behind' | 'ahead' | 'apart' | 'absent' | 'surplus' | 'unreadable';

/** By their inventories alone: whether the bytes are whole is told by `verifyObject` of either root. */
export async function compareObject(
  store: OcflRoot,
  copy: OcflRoot,
  id: string,
): Promise<Standing> {
  try {
    const [main, there] = [await findInventory(store, id), await findInventory(copy, id)];
    if (!main && existsSync(objectPath(store, id))) return 'unreadable';
    // A folder without an inventory is a damaged object, not one that is still to come.
    if (!there && existsSync(objectPath(copy, id))) return 'unreadable';
    if (!main) return there ? 'surplus' : 'same';
    if (!there) return 'absent';
    if (!isSameHistory(main, there)) return 'apart';
    const lead = versionNumber(main.head) - versionNumber(there.head);
    if (lead === 0) return 'same';
    return lead > 0 ? 'behind' : 'ahead';
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return 'unreadable';
  }
}

/** Whether an object can be found and its inventory read: what `listObjects` needs to give it with its name. */
export async function isReadable(root: OcflRoot, id: string): Promise<boolean> {
  try {
    const found = await findInventory(root, id);
    return found !== null && existsSync(join(objectPath(root, id), '0=ocfl_object_1.1'));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return false;
  }
}
