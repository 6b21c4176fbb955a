import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Insertable, sql } from 'kysely';
import { keepHouse, type Platform } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import type { Tables } from '#platform/tables.ts';
import { dropNotes, readNotes } from '../change-notes.ts';
import { readFolderTree } from '../folder-tree.ts';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';
import { isSystemError } from '../store-fault.ts';
import { findKept, type StoreWork } from './store-copies.ts';

const atOnce = 500;

/** Takes the notes of changes up and puts them on the account of each copy; only then are they dropped. */
export async function takeUpChanges({ platform, storage }: StoreWork): Promise<number> {
  const { store } = storage;
  if (store.changes === undefined) return 0;
  const notes = await readNotes(store.changes, atOnce);
  if (notes.length === 0) return 0;
  const ids = [...new Set(notes.map(({ id }) => id))];
  const copies = await keepHouse(platform, findKept);
  for (const { id } of copies) await expectChanges(platform, store, { copyId: id, ids });
  await dropNotes(store.changes, notes);
  return notes.length;
}

export async function expectChanges(
  platform: Platform,
  store: OcflRoot,
  { copyId, ids }: { copyId: string; ids: readonly string[] },
): Promise<void> {
  const waiting: Insertable<Tables['store_copy_change']>[] = [];
  for (const id of ids)
    waiting.push({
      ...{ copy_id: copyId, object_id: id, waiting_since: platform.now() },
      bytes: await sizeOf(store, id),
      ...{ trouble: null, tried_at: null },
    });
  await keepHouse(platform, (tx) =>
    tx
      .insertInto('store_copy_change')
      .values(waiting)
      .onConflict((conflict) =>
        conflict.columns(['copy_id', 'object_id']).doUpdateSet({
          changes: sql`store_copy_change.changes + 1`,
          bytes: sql`excluded.bytes`,
          tried_at: null,
        }),
      )
      .execute(),
  );
}

async function sizeOf(store: OcflRoot, id: string): Promise<number> {
  const tree = await readFolderTree(objectPath(store, id));
  let size = 0;
  for (const [path, kind] of tree?.kinds ?? [])
    if (kind === 'file')
      size += await stat(join(tree?.path ?? '', path)).then(
        (found) => found.size,
        (error: unknown) => {
          // It may be renamed just now.
          if (isSystemError(error, 'ENOENT')) return 0;
          throw error;
        },
      );
  return size;
}

/** What waits for a copy: what was never tried first, then what waits longest. */
export async function findWaiting(
  platform: Platform,
  copyId: string,
  { most, triedBefore }: { most: number; triedBefore: Date },
): Promise<Row<'store_copy_change'>[]> {
  return keepHouse(platform, (tx) =>
    tx
      .selectFrom('store_copy_change')
      .selectAll()
      .where('copy_id', '=', copyId)
      .where((row) => row.or([row('tried_at', 'is', null), row('tried_at', '<', triedBefore)]))
      .orderBy('tried_at', (order) => order.asc().nullsFirst())
      .orderBy('waiting_since')
      .limit(most)
      .execute(),
  );
}

/** Struck off, unless it has changed again since it was looked up. */
export async function strikeOff(
  platform: Platform,
  { copy_id, object_id, changes }: Row<'store_copy_change'>,
): Promise<void> {
  await keepHouse(platform, (tx) =>
    tx
      .deleteFrom('store_copy_change')
      .where('copy_id', '=', copy_id)
      .where('object_id', '=', object_id)
      .where('changes', '=', changes)
      .execute(),
  );
}

export async function noteTrouble(
  platform: Platform,
  { copy_id, object_id }: Row<'store_copy_change'>,
  trouble: string,
): Promise<void> {
  await keepHouse(platform, (tx) =>
    tx
      .updateTable('store_copy_change')
      .set({ trouble, tried_at: platform.now() })
      .where('copy_id', '=', copy_id)
      .where('object_id', '=', object_id)
      .execute(),
  );
}
