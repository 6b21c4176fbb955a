import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { type Platform, read } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { tellRecords } from '../../preservation/following/tell-records.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { storeNewCode } from '../../preservation/store-new-code.ts';
import { finishRenumbering, type StoredCode } from './finish-renumbering.ts';
import { countItems, findUnstored, type Unstored } from './unstored-items.ts';

/** Objects written at the same time, and records told of in one transaction, as in filing. */
const atOnce = 16;
const batch = 64;

/**
 * Writes a new version of the object of every record that an approved renumbering gave another code, and says
 * so. Numbers are committed before; each step may be repeated, whatever was killed when.
 */
export const renumberRecords = (platform: Platform, storage: Storage) =>
  job({
    name: 'arrangement.renumber-records',
    payload: z.object({ renumberingId: z.uuid() }),

    async perform({ actor, run, progress }, { renumberingId }) {
      const unfinished = new Map<string, string>();
      for (;;) {
        const counts = await read(platform, actor, (db) => countItems(db, renumberingId));
        await progress(counts.stored, counts.all);
        const waiting = await read(platform, actor, (db) =>
          findUnstored(db, renumberingId, { except: [...unfinished.keys()], limit: batch }),
        );
        if (waiting.length === 0) break;
        const stored = await storeAll({ platform, storage, unfinished }, waiting);
        await run(finishRenumbering, { renumberingId, stored });
      }
      if (unfinished.size > 0)
        throw new Problem('arrangement.renumbering-unfinished', {
          count: unfinished.size,
          reason: [...unfinished.values()].slice(0, 3).join('；'),
        });
      return { renumberingId };
    },
  });

type Storing = {
  readonly platform: Platform;
  readonly storage: Storage;
  /** Why an object was not written, by record: not tried again, and the others must not wait for it. */
  readonly unfinished: Map<string, string>;
};

async function storeAll(
  { platform, storage, unfinished }: Storing,
  waiting: readonly Unstored[],
): Promise<StoredCode[]> {
  const recordIds = waiting.map(({ recordId }) => recordId);
  // The object says the same whoever approved, also where another record is not theirs to see.
  const told = await read(platform, systemActor, (db) => tellRecords(db, recordIds));
  const stored: StoredCode[] = [];
  const attempt = async (item: Unstored) => {
    const metadata = told.get(item.recordId);
    if (metadata === undefined)
      return void unfinished.set(item.recordId, `${item.newCode} 不在归档状态`);
    try {
      stored.push(await storeNewCode(storage, { metadata, item }));
    } catch (error) {
      // A full disk or a broken one concerns every record, and ends the job.
      if (!(error instanceof StoreFault)) throw error;
      unfinished.set(item.recordId, `${item.newCode} 的对象有误（${error.code}）`);
    }
  };
  for (let start = 0; start < waiting.length; start += atOnce)
    await Promise.all(waiting.slice(start, start + atOnce).map(attempt));
  return stored;
}
