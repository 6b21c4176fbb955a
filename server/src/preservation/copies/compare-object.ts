import type { OcflRoot } from '../ocfl-root.ts';
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
