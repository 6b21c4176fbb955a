import type { Db } from '#platform/database.ts';
import type { Storage } from '../../preservation/storage.ts';
import { readEnvironment } from './keeping-environment.ts';
import type { KeepingSurroundings } from './keeping-surroundings.ts';
import { findNewestDrill } from './newest-drill.ts';

/** What is asked of the house in keeping: environment, restore drill, scan for weaknesses. */
export async function findKeepingSurroundings(
  db: Db,
  storage: Storage,
  agencyId: string,
): Promise<KeepingSurroundings> {
  const scan = await db
    .selectFrom('weakness_scan')
    .select(['tool', 'tool_version as toolVersion', 'scanned_on as scannedOn', 'severe'])
    .where('agency_id', '=', agencyId)
    .orderBy('scanned_on', 'desc')
    .orderBy('brought_at', 'desc')
    .executeTakeFirst();
  return {
    environment: await readEnvironment(db, storage),
    drill: await findNewestDrill(db),
    scan: scan ?? null,
  };
}
