import { type Actor, systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Storage } from '../preservation/storage.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import { type FilingRecord, findFiling, storeRecord } from '../preservation/store-record.ts';
import { markFiled } from '../records/file-record.ts';
import { type FiledRelation, findRelationsAtFiling } from '../records/metadata/known-relations.ts';

/** Objects written at the same time: the disk syncs several as quickly as one. */
const atOnce = 16;
const batch = 64;

/** A record that has its number and cannot be written to the store, as when its bytes are lost. */
export type Unfinished = {
  readonly recordId: string;
  readonly archivalCode: string | null;
  readonly reason: string;
};

type FinishFiling = {
  readonly platform: Platform;
  readonly storage: Storage;
  readonly actor: Actor;
  readonly fondsId?: string;
  /** Known from an earlier step: not tried again. */
  readonly unfinished?: readonly Unfinished[];
};

/**
 * Writes the object of every record that is numbered, then says so in the catalogue. The second half
 * of filing, and all that is needed after a crash: it can be repeated at any time. A record whose
 * bytes are lost keeps its number and is named; the others must not wait for it.
 */
export async function finishFiling({
  platform,
  storage,
  actor,
  fondsId,
  unfinished = [],
}: FinishFiling): Promise<{ filed: number; unfinished: readonly Unfinished[] }> {
  const known = new Map(unfinished.map((record) => [record.recordId, record]));
  let filed = 0;
  for (;;) {
    const filing = await read(platform, actor, (db) =>
      findFiling(db, { fondsId, except: [...known.keys()], limit: batch }),
    );
    if (filing.length === 0) return { filed, unfinished: [...known.values()] };
    const relations = await relationsOf(platform, filing);
    const stored = [];
    for (let start = 0; start < filing.length; start += atOnce) {
      const group = filing.slice(start, start + atOnce);
      for (const outcome of await Promise.all(
        group.map((one) => attempt(storage, one, relations.get(one.record.id))),
      ))
        if ('reason' in outcome) known.set(outcome.recordId, outcome);
        else stored.push(outcome);
    }
    filed += await execute(platform, markFiled, actor, { stored });
  }
}

/** The object says the same whoever files, also where the other record is not theirs to see. */
function relationsOf(platform: Platform, filing: readonly FilingRecord[]) {
  const recordIds = filing.map(({ record }) => record.id);
  return read(platform, systemActor, (db) => findRelationsAtFiling(db, recordIds));
}

async function attempt(
  storage: Storage,
  filing: FilingRecord,
  relations: readonly FiledRelation[] | undefined,
) {
  try {
    return await storeRecord(storage, filing, relations);
  } catch (error) {
    // A full disk or a broken one concerns every record, and ends the filing.
    if (!(error instanceof StoreFault)) throw error;
    const { id, archival_code } = filing.record;
    return { recordId: id, archivalCode: archival_code, reason: reasonOf(error) };
  }
}

function reasonOf({ code }: StoreFault): string {
  if (code === 'store.staged-missing') return '电子文件不在暂存区，请重新上传或从备份恢复';
  if (code === 'store.object-differs') return '存储中已有同一标识、内容不同的对象';
  return `写入存储失败（${code}）`;
}
