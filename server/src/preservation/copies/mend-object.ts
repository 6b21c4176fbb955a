import { type Actor, systemActor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import { removeObject } from '../remove-object.ts';
import { verifyObject } from '../verify-object.ts';
import { damagedFolder, forgetDamaged } from './copy-root.ts';
import { findOwner } from './destroyed-objects.ts';
import { noteDamage } from './note-damage.ts';
import { noteRepair } from './note-repair.ts';
import type { Place } from './object-evidence.ts';
import { type Repair, repairObject } from './repair-object.ts';
import { getSetting, reachCopies, type StoreWork, storePlace } from './store-copies.ts';

type Mending = {
  /** Who ordered it; the archive itself where nobody did. */
  readonly actor?: Actor;
  /** Damage is noted, and mended only where that is the setting. */
  readonly onlyLook?: boolean;
  /** The places, where the caller has reached them already. */
  readonly copies?: readonly Place[];
};

/**
 * Looks at one object in the store (`copyId` null) or in a copy, notes what is wrong with it, and mends it from
 * the other places. The trail says what was wrong, which file came from where, and its digests before and after.
 * Whoever verifies objects (a fixity run, a reader who met a damaged file) calls this with what it found.
 */
export async function mendObject(
  work: StoreWork,
  copyId: string | null,
  id: string,
  { actor = systemActor, onlyLook = false, copies }: Mending = {},
): Promise<Repair> {
  const { platform, storage } = work;
  const places = [storePlace(storage), ...(copies ?? (await reachCopies(work)))];
  const target = places.find((place) => place.copyId === copyId);
  const { owner, setting, behind } = await read(platform, systemActor, async (db) => ({
    owner: await findOwner(db, id),
    setting: await getSetting(db),
    behind: await findBehind(db, id),
  }));
  // What is destroyed is not there, and must not be put back.
  if (!target || owner?.isDestroyed) return { outcome: 'whole' };
  const known = { copyId, objectId: id, recordId: owner?.recordId ?? null };
  const keeper = asKeeper(actor);
  if (onlyLook && !setting.auto_repair) {
    const faults = await verifyObject(target.root, id);
    if (faults.length === 0) return { outcome: 'whole' };
    const reason = '等待修复';
    await execute(platform, noteDamage, keeper, { ...known, faults, reason, ...agencyOf(owner) });
    return { outcome: 'open', faults, reason };
  }
  const others = places.filter((place) => place !== target);
  const names = places.filter((place) => behind.has(place.copyId ?? '')).map(({ name }) => name);
  const repair = await repairObject(target, others, id, {
    damaged: damagedFolder(target.root),
    behind: new Set(names),
  });
  if (repair.outcome === 'open')
    await execute(platform, noteDamage, keeper, {
      ...known,
      ...agencyOf(owner),
      faults: repair.faults,
      reason: repair.reason,
    });
  else await execute(platform, noteRepair, keeper, { ...known, ...agencyOf(owner), repair });
  if (repair.outcome === 'repaired') await dropIfDestroyed(work, target, id);
  return repair;
}

/** It may have been destroyed while it was being mended: its removal has then looked for it too early. */
async function dropIfDestroyed({ platform }: StoreWork, { root }: Place, id: string) {
  const owner = await read(platform, systemActor, (db) => findOwner(db, id));
  if (!owner?.isDestroyed) return;
  await removeObject({ staging: root.staging, store: root }, id);
  await forgetDamaged(root, id);
}

function agencyOf(owner: { agencyId: string } | null) {
  return { agencyId: owner?.agencyId ?? null };
}

/**
 * Who was let order a repair carries it out for the whole store: an object does not lie in the store by agency, and
 * the places it is taken from are nobody's scope.
 */
function asKeeper({ accountId, personId, name }: Actor): Actor {
  return { ...systemActor, accountId, personId, name };
}

/** The copies that a change of this object has not reached yet. */
async function findBehind(
  db: Parameters<typeof findOwner>[0],
  id: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('store_copy_change')
    .select('copy_id')
    .where('object_id', '=', id)
    .execute();
  return new Set(rows.map(({ copy_id }) => copy_id));
}
