import type { Db } from '#platform/database.ts';
import type { RestoreDrill } from './keeping-surroundings.ts';

/**
 * The newest drill of restoring from a backup, for item 3-9. There is no capability for backups yet whose
 * drills could be read: none is known, and the item says that it was not run.
 */
export async function findNewestDrill(_db: Db): Promise<RestoreDrill | null> {
  return null;
}
