import { existsSync } from 'node:fs';
import { systemActor } from '#platform/actor.ts';
import { execute, keepHouse, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { objectId } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import { removeObject } from '../remove-object.ts';
import { isSystemError, StoreFault } from '../store-fault.ts';
import { forgetDamaged } from './copy-root.ts';
import { findOwner } from './destroyed-objects.ts';
import { followObject } from './follow-object.ts';
import { mendObject } from './mend-object.ts';
import { noteCopyRemoval } from './note-copy-removal.ts';
import type { Place } from './object-evidence.ts';
import { reachCopies, type StoreWork, whileAlone } from './store-copies.ts';
import { findWaiting, noteTrouble, strikeOff, takeUpChanges } from './waiting-objects.ts';

// What failed is tried again after this: a full disk does not fill a log, and is not forgotten.
const pause = 60_000;
const atOnce = 32;

/**
 * Brings every copy that can be reached up to the store: first what has to go from it, then what changed. Every
 * step may be repeated; one follower at a time over all processes. Returns how many objects arrived or went.
 */
export async function followCopies(
  work: StoreWork,
  isStopping: () => boolean = () => false,
): Promise<number> {
  while ((await takeUpChanges(work)) > 0 && !isStopping());
  let moved = 0;
  for (const copy of await reachCopies(work)) {
    for (let more = true; more && !isStopping(); ) {
      const step = await whileAlone(work.platform, () => followStep(work, copy, isStopping), {
        wait: false,
      });
      moved += step ?? 0;
      more = (step ?? 0) > 0;
    }
  }
  return moved;
}

async function followStep(
  work: StoreWork,
  copy: Place,
  isStopping: () => boolean,
): Promise<number> {
  const { platform } = work;
  let moved = await removeDestroyed(work, copy);
  const triedBefore = new Date(platform.now().getTime() - pause);
  const waiting = await findWaiting(platform, copy.copyId ?? '', { most: atOnce, triedBefore });
  for (const change of waiting) {
    if (isStopping()) break;
    if (await followChange(work, copy, change)) moved += 1;
  }
  return moved;
}

async function removeDestroyed({ platform }: StoreWork, copy: Place): Promise<number> {
  const owed = await keepHouse(platform, (tx) =>
    tx
      .selectFrom('store_copy_removal')
      .select('record_id as recordId')
      .where('copy_id', '=', copy.copyId ?? '')
      .where('removed_at', 'is', null)
      .limit(atOnce)
      .execute(),
  );
  for (const { recordId } of owed) {
    const { root } = copy;
    await removeObject({ staging: root.staging, store: root }, objectId(recordId));
    await forgetDamaged(root, objectId(recordId));
    await execute(platform, noteCopyRemoval, systemActor, { copyId: copy.copyId ?? '', recordId });
  }
  return owed.length;
}

/** False where it did not get there; why stands beside what waits. */
async function followChange(
  work: StoreWork,
  copy: Place,
  change: Row<'store_copy_change'>,
): Promise<boolean> {
  const { platform, storage } = work;
  const id = change.object_id;
  const owner = await read(platform, systemActor, (db) => findOwner(db, id));
  try {
    // Its removal is on the account already; what is being destroyed is not copied once more.
    if (!owner?.isDestroyed) await followObject(storage.store, copy.root, id);
    await strikeOff(platform, change);
    return true;
  } catch (error) {
    if (error instanceof StoreFault) await lookAtBoth(work, copy, id);
    if (
      !(
        error instanceof StoreFault ||
        isSystemError(error, 'ENOSPC', 'ENOENT', 'EIO', 'EROFS', 'EACCES')
      )
    )
      throw error;
    await noteTrouble(platform, change, troubleOf(error));
    return false;
  }
}

/** What has not arrived yet is no damage of the copy. */
async function lookAtBoth(work: StoreWork, { copyId, root }: Place, id: string): Promise<void> {
  if (existsSync(objectPath(root, id))) await mendObject(work, copyId, id, { onlyLook: true });
  await mendObject(work, null, id, { onlyLook: true });
}

function troubleOf(error: unknown): string {
  if (!(error instanceof StoreFault)) return `写入副本失败：${String((error as Error).message)}`;
  if (error.code === 'store.version-conflict') return '副本中的版本历史与存储不一致';
  if (error.code === 'store.object-missing') return '存储中没有这个对象，而目录没有销毁它';
  return '存储或副本中的对象损坏，修复后再跟进';
}
