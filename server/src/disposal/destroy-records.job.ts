import { z } from 'zod';
import type { Platform } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { isNeededInStaging } from '../capture/needed-in-staging.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { forgetDamaged } from '../preservation/copies/copy-root.ts';
import { removeObject } from '../preservation/remove-object.ts';
import type { Storage } from '../preservation/storage.ts';
import { removeStaged } from '../preservation/sweep-staging.ts';
import { completeList } from './complete-list.ts';
import { destroyRow } from './destroy-row.ts';
import { findLeft } from './left-rows.ts';
import { noteRemoval } from './note-removal.ts';

const hour = 3_600_000;

/**
 * Destroys what a list names, record by record: **said in the catalogue → committed → removed from the
 * store → noted**. Killed anywhere, a repeat goes on: what is said is not said again, what is removed is
 * found gone, and what is not noted is removed once more. A record that something keeps is left and named.
 */
export const destroyRecords = (platform: Platform, storage: Storage) =>
  job({
    name: 'disposal.destroy-records',
    payload: z.object({ listId: z.uuid() }),

    async perform({ run, read, progress }, { listId }) {
      const rows = await read((db) => findLeft(db, listId));
      const kept: { code: string; reason: string }[] = [];
      for (const [index, { recordId, itemId, code }] of rows.entries()) {
        await progress(index, rows.length);
        try {
          await run(destroyRow, { listId, recordId, itemId });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          kept.push({ code, reason: error.message });
          continue;
        }
        await removeObject(storage, objectId(recordId));
        await forgetDamaged(storage.store, objectId(recordId));
        // What is younger is somebody's new hand-in; the sweep judges it later.
        for (const sha512 of await read((db) => findDigests(db, recordId)))
          if (!(await isNeededInStaging(platform, sha512)))
            await removeStaged(storage.staging, sha512, new Date(Date.now() - hour));
        await run(noteRemoval, { recordId });
      }
      const complete = await run(completeList, { listId });
      return { destroyed: rows.length - kept.length, kept, complete };
    },
  });

/** Of its components, and of what was handed over for it before and replaced. */
async function findDigests(db: Db, recordId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('component')
    .select('sha512')
    .where('record_id', '=', recordId)
    .union(
      db
        .selectFrom('delivery_component')
        .innerJoin('delivery', 'delivery.id', 'delivery_component.delivery_id')
        .select('delivery_component.sha512')
        .where('delivery.record_id', '=', recordId),
    )
    .execute();
  return rows.map(({ sha512 }) => sha512);
}
