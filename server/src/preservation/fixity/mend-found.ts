import type { Db } from '#platform/database.ts';
import type { JobContext } from '#platform/job.ts';
import { mendObject } from '../copies/mend-object.ts';
import { type StoreWork, whileAlone } from '../copies/store-copies.ts';
import { waitingForRepair } from '../damages/open-damage.ts';

/**
 * What an inspection found and nobody has tried to mend: mended at once where that is the setting, and otherwise
 * looked at, so that the list says what can be mended and what no place has any more. By the archive itself: who
 * ordered the inspection has ordered no repair.
 */
export async function mendFound(
  work: StoreWork,
  { read }: JobContext,
  runId: string,
): Promise<void> {
  for (const { copyId, id } of await read((db) => findUntried(db, runId))) {
    const mend = () => mendObject(work, copyId, id, { onlyLook: true });
    await whileAlone(work.platform, mend, { wait: true });
  }
}

async function findUntried(db: Db, runId: string) {
  return db
    .selectFrom('store_damage as damage')
    .innerJoin('fixity_finding as finding', 'finding.damage_id', 'damage.id')
    .select(['damage.copy_id as copyId', 'damage.object_id as id'])
    .distinct()
    .where('finding.run_id', '=', runId)
    .where('finding.record_id', 'is not', null)
    .where('damage.state', '=', 'open')
    .where('damage.reason', '=', waitingForRepair)
    .execute();
}
