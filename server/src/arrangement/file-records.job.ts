import { z } from 'zod';
import { type Platform, read } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import type { Storage } from '../preservation/storage.ts';
import { finishFiling } from './finish-filing.ts';
import { findHeld } from './libraries/held-records.ts';
import { numberRecords } from './number-records.ts';
import { findOrderOfFiling } from './ready-records.ts';
import { completeRegister } from './registers/make-register.ts';

/** Records numbered in one transaction: few enough that a cancel is obeyed at once. */
const batch = 64;

/**
 * Files what is ready in a fonds, or the records named. Batch by batch: numbered in one transaction,
 * objects written, marked filed. What a killed run had numbered is finished first; what somebody
 * else files or spoils meanwhile is passed over, and so is what the strategy of its library keeps out.
 */
export const fileRecords = (platform: Platform, storage: Storage) =>
  job({
    name: 'arrangement.file-records',
    payload: z.object({ fondsId: z.uuid(), recordIds: z.array(z.uuid()).optional() }),

    async perform({ jobId, actor, run, progress }, { fondsId, recordIds }) {
      // A secrecy mark inside a file is looked for before its record is filed, not after.
      await readWaitingTexts(platform, storage);
      let { filed, unfinished } = await finishFiling({ platform, storage, actor, fondsId });
      const ready = await read(platform, actor, (db) =>
        findOrderOfFiling(db, { fondsId, recordIds }),
      );
      const held = await read(platform, actor, (db) => findHeld(db, fondsId, ready));
      const waiting = ready.filter((id) => !held.has(id));
      const total = filed + waiting.length;
      await progress(filed, total);
      for (let start = 0; start < waiting.length; start += batch) {
        const named = waiting.slice(start, start + batch);
        await run(numberRecords, { fondsId, recordIds: named, filingId: jobId });
        const step = await finishFiling({ platform, storage, actor, fondsId, unfinished });
        filed += step.filed;
        unfinished = step.unfinished;
        await progress(filed, total);
      }
      // GB/T 39784-2021, 6.5: the register of what came into the store is completed with it.
      await run(completeRegister, { filingId: jobId });
      return { filed, unfinished, ...(held.size > 0 && { held: [...held] }) };
    },
  });
