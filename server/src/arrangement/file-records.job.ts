import { z } from 'zod';
import { type Platform, read } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import type { Storage } from '../preservation/storage.ts';
import { finishFiling } from './finish-filing.ts';
import { numberRecords } from './number-records.ts';
import { findNextToFile, readyRecords } from './ready-records.ts';

/** Records numbered in one transaction: few enough that a cancel is obeyed at once. */
const batch = 64;

/**
 * Files what is ready in a fonds, or the records named. Batch by batch: numbered in one transaction,
 * objects written, marked filed. What a killed run had numbered is finished first.
 */
export const fileRecords = (platform: Platform, storage: Storage) =>
  job({
    name: 'arrangement.file-records',
    payload: z.object({ fondsId: z.uuid(), recordIds: z.array(z.uuid()).optional() }),

    async perform({ actor, run, progress }, { fondsId, recordIds }) {
      const finish = () => finishFiling({ platform, storage, actor, fondsId });
      let filed = await finish();
      const total = filed + (await countReady());
      await progress(filed, total);
      for (;;) {
        const next = await read(platform, actor, (db) =>
          findNextToFile(db, { fondsId, recordIds, limit: batch }),
        );
        const numbered =
          next.length > 0 ? await run(numberRecords, { fondsId, recordIds: next }) : 0;
        // Nothing left, or somebody else has taken what was left.
        if (numbered === 0) break;
        filed += await finish();
        await progress(filed, Math.max(total, filed));
      }
      return { filed };

      async function countReady(): Promise<number> {
        if (recordIds) return recordIds.length;
        const { count } = await read(platform, actor, (db) =>
          readyRecords(db, fondsId)
            .select((row) => row.fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow(),
        );
        return count;
      }
    },
  });
