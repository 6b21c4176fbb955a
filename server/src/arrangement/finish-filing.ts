import type { Actor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Storage } from '../preservation/storage.ts';
import { findFiling, storeRecord } from '../preservation/store-record.ts';
import { markFiled } from '../records/file-record.ts';

/** Objects written at the same time: the disk syncs several as quickly as one. */
const atOnce = 16;
const batch = 64;

type FinishFiling = {
  readonly platform: Platform;
  readonly storage: Storage;
  readonly actor: Actor;
  readonly fondsId?: string;
  readonly onFiled?: (records: number) => Promise<void>;
};

/**
 * Writes the object of every record that is numbered, then says so in the catalogue. The second half
 * of filing, and all that is needed after a crash: it can be repeated at any time.
 */
export async function finishFiling({
  platform,
  storage,
  actor,
  fondsId,
  onFiled,
}: FinishFiling): Promise<number> {
  let filed = 0;
  for (;;) {
    const filing = await read(platform, actor, (db) => findFiling(db, { fondsId, limit: batch }));
    if (filing.length === 0) return filed;
    const stored = [];
    for (let start = 0; start < filing.length; start += atOnce) {
      const group = filing.slice(start, start + atOnce);
      stored.push(...(await Promise.all(group.map((record) => storeRecord(storage, record)))));
    }
    await execute(platform, markFiled, actor, { stored });
    filed += stored.length;
    await onFiled?.(filed);
  }
}
