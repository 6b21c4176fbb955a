import { type Actor, systemActor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { type ContentSizes, faultsOf } from '../damages/classify-finding.ts';
import { findContentSizes } from '../damages/content-sizes.ts';
import { noteDamage } from '../damages/note-damage.ts';
import { noteRepair } from '../damages/note-repair.ts';
import type { DamagedObject } from '../damages/open-damage.ts';
import { contextOf } from '../following/tell-context.ts';
import { removeObject } from '../remove-object.ts';
import { damagedFolder, forgetDamaged } from './copy-root.ts';
import { findOwner } from './destroyed-objects.ts';
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
 * Whoever verifies objects (an inspection, a comparison, a reader who met a damaged file) calls this with what it
 * found, and the damage comes off the one list with the repair.
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
  const known = await read(platform, systemActor, (db) => findKnown(db, id));
  const { owner, setting } = known;
  if (!target) return unreached;
  // What is destroyed is not there, and must not be put back.
  if (owner?.isDestroyed) return { outcome: 'whole' };
  if (owner === null && !contextOf(id)) return ownerless;
  const behind = places.filter((place) => known.behind.has(place.copyId ?? ''));
  const others = places.filter((place) => place !== target);
  const repair = await repairObject(target, others, id, {
    damaged: damagedFolder(target.root),
    behind: new Set(behind.map(({ name }) => name)),
    onlyPlan: onlyLook && !setting.auto_repair,
  });
  const sizes = known.sizes.get(owner?.recordId ?? '') ?? new Map();
  const object = { copyId, objectId: id, recordId: owner?.recordId ?? null };
  const found = { ...object, agencyId: owner?.agencyId ?? null };
  await noteOutcome(work, asKeeper(actor), { repair, found, sizes, byItself: onlyLook });
  if (repair.outcome === 'repaired') await dropIfDestroyed(work, target, id);
  return repair;
}

const unreached: Repair = {
  outcome: 'open',
  faults: [],
  lost: false,
  reason: '所在的副本没有接入',
};

/** Nobody knows what it ought to be: it is neither mended nor spread to the other places. */
const ownerless: Repair = {
  outcome: 'open',
  faults: [],
  lost: false,
  reason: '目录中没有对应的档案，不能修复；查明来历后说明',
};

type Outcome = {
  readonly repair: Repair;
  readonly found: DamagedObject;
  readonly sizes: ContentSizes;
  readonly byItself: boolean;
};

async function noteOutcome(
  { platform }: StoreWork,
  keeper: Actor,
  { repair, found, sizes, byItself }: Outcome,
): Promise<void> {
  if (repair.outcome === 'whole') {
    const nothing = { faults: [], files: [], aside: null };
    await execute(platform, noteRepair, keeper, { ...found, ...nothing, way: 'whole' });
    return;
  }
  const faults = faultsOf(repair.faults, sizes);
  if (repair.outcome === 'open') {
    const { reason, lost } = repair;
    await execute(platform, noteDamage, keeper, { ...found, faults, reason, lost });
    return;
  }
  const { files, aside } = repair;
  const way = byItself ? 'automatic' : 'ordered';
  await execute(platform, noteRepair, keeper, { ...found, faults, files, aside, way });
}

/** It may have been destroyed while it was being mended: its removal has then looked for it too early. */
async function dropIfDestroyed({ platform }: StoreWork, { root }: Place, id: string) {
  const owner = await read(platform, systemActor, (db) => findOwner(db, id));
  if (!owner?.isDestroyed) return;
  await removeObject({ staging: root.staging, store: root }, id);
  await forgetDamaged(root, id);
}

/**
 * Who was let order a repair carries it out for the whole store: an object does not lie in the store by agency, and
 * the places it is taken from are nobody's scope.
 */
function asKeeper({ accountId, personId, name }: Actor): Actor {
  return { ...systemActor, accountId, personId, name };
}

/** Whose the object is, how it ought to be measured, and the copies that a change of it has not reached yet. */
async function findKnown(db: Db, id: string) {
  const owner = await findOwner(db, id);
  const rows = await db
    .selectFrom('store_copy_change')
    .select('copy_id')
    .where('object_id', '=', id)
    .execute();
  return {
    owner,
    setting: await getSetting(db),
    sizes: await findContentSizes(db, owner ? [owner.recordId] : []),
    behind: new Set(rows.map(({ copy_id }) => copy_id)),
  };
}
