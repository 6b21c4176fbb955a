import { type Actor, systemActor } from '#platform/actor.ts';
import { execute, keepHouse, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { objectId } from '../component-bytes.ts';
import { listObjects } from '../read-object.ts';
import { compareObject, isReadable, type Standing } from './compare-object.ts';
import { findOwner, oweRemovals } from './destroyed-objects.ts';
import { mendObject } from './mend-object.ts';
import { noteComparison } from './note-comparison.ts';
import type { Place } from './object-evidence.ts';
import type { Repair } from './repair-object.ts';
import { reachCopies, type StoreWork, storePlace, whileAlone } from './store-copies.ts';
import { expectChanges } from './waiting-objects.ts';

type Examination = {
  /** Every byte is read, in the store and in each copy; otherwise inventories are compared. */
  readonly whole: boolean;
  readonly actor: Actor;
  /** Damage is mended only where that is the setting. */
  readonly onlyLook: boolean;
  /** Whether the caller has made sure that nobody else works on the roots (`whileAlone`). */
  readonly isAlone: boolean;
  readonly progress: (done: number) => Promise<void>;
};

export type Examined = {
  readonly objects: number;
  readonly places: readonly string[];
  readonly damaged: readonly {
    readonly place: string;
    readonly object: string;
    readonly repair: Repair;
  }[];
};

/**
 * Goes through the objects of the store and then of each copy that can be reached: what a copy lacks is put on its
 * account, what it has too much is told apart by whether it was destroyed, and what is damaged is noted and mended.
 */
export async function examineStore(work: StoreWork, examination: Examination): Promise<Examined> {
  const { storage } = work;
  const copies = await reachCopies(work);
  const main = storePlace(storage);
  const known = { damaged: [] as Examined['damaged'][number][], copies };
  const waiting = new Map<string, number>();
  let objects = 0;
  for await (const { id } of listObjects(storage.store)) {
    await examination.progress(objects);
    objects += 1;
    if (id === null) continue;
    if (examination.whole) await examine(work, main, id, { ...examination, ...known });
    for (const copy of copies) {
      const standing = await compareObject(storage.store, copy.root, id);
      if (await settleStanding(work, copy, id, standing))
        waiting.set(copy.name, (waiting.get(copy.name) ?? 0) + 1);
      const isThere = standing !== 'absent';
      if (isThere && (examination.whole || standing === 'unreadable'))
        await examine(work, copy, id, { ...examination, ...known });
    }
  }
  for (const copy of copies)
    for await (const { id } of listObjects(copy.root))
      if (id !== null && !(await isReadable(storage.store, id)))
        await examineSurplus(work, copy, id, { ...examination, ...known });
  await examineKnown(work, { ...examination, ...known });
  for (const { copyId, name } of copies) await noteEnd(copyId ?? '', name);
  return { objects, places: [main, ...copies].map(({ name }) => name), damaged: known.damaged };

  async function noteEnd(copyId: string, name: string): Promise<void> {
    await execute(work.platform, noteComparison, systemActor, {
      ...{ copyId, whole: examination.whole, objects, waiting: waiting.get(name) ?? 0 },
      damaged: known.damaged.filter(({ place }) => place === name).length,
    });
  }
}

type Known = Examination & {
  readonly damaged: Examined['damaged'][number][];
  readonly copies: readonly Place[];
};

async function examine(
  work: StoreWork,
  place: Place,
  id: string,
  { damaged, copies, actor, onlyLook, isAlone }: Known,
): Promise<void> {
  const mend = () => mendObject(work, place.copyId, id, { actor, onlyLook, copies });
  const repair = isAlone ? await mend() : await whileAlone(work.platform, mend, { wait: true });
  if (repair && repair.outcome !== 'whole') damaged.push({ place: place.name, object: id, repair });
}

/** True where the copy has to follow. One that is ahead or apart is for a person: following says so and stops. */
async function settleStanding(
  { platform, storage }: StoreWork,
  { copyId }: Place,
  id: string,
  standing: Standing,
): Promise<boolean> {
  if (standing === 'same' || standing === 'surplus') return false;
  await expectChanges(platform, storage.store, { copyId: copyId ?? '', ids: [id] });
  return true;
}

/**
 * What the catalogue says is in the store, and the walk through the store did not meet: an object without its
 * declaration or inventory has no name there any more.
 */
async function examineKnown(work: StoreWork, known: Known): Promise<void> {
  const { platform, storage } = work;
  const main = storePlace(storage);
  for (let after = ''; ; ) {
    const ids = await read(platform, systemActor, (db) => findStoredIds(db, after));
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    for (const recordId of ids) {
      const id = objectId(recordId);
      if (known.damaged.some((one) => one.object === id && one.place === main.name)) continue;
      if (!(await isReadable(storage.store, id))) await examine(work, main, id, known);
    }
  }
}

const batch = 500;

async function findStoredIds(db: Db, after: string): Promise<string[]> {
  let query = db.selectFrom('record').select('id').where('object_path', 'is not', null);
  if (after) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(batch).execute()).map(({ id }) => id);
}

/** In the copy and not in the store: destroyed, and then it has to go, or lost, and then it has to come back. */
async function examineSurplus(
  work: StoreWork,
  copy: Place,
  id: string,
  known: Known,
): Promise<void> {
  const { platform, storage } = work;
  const owner = await read(platform, systemActor, (db) => findOwner(db, id));
  if (!owner?.isDestroyed) return examine(work, storePlace(storage), id, known);
  const { recordId, agencyId } = owner;
  await keepHouse(platform, async (tx) => {
    await oweRemovals(tx, { recordId, agencyId, now: platform.now() });
    await tx
      .updateTable('store_copy_removal')
      .set({ removed_at: null })
      .where('copy_id', '=', copy.copyId ?? '')
      .where('record_id', '=', recordId)
      .execute();
  });
}
