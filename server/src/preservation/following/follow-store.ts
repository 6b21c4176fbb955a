import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Storage } from '../storage.ts';
import { layCatalogueText } from './catalogue-text.ts';
import { noPatience, type Patience, usualPatience } from './due-subjects.ts';
import { followCatalogue } from './follow-catalogue.ts';

const batch = 128;

type FollowStore = {
  readonly storage: Storage;
  readonly patience?: Patience;
  readonly isStopping?: () => boolean;
};

/**
 * Brings the store up with the catalogue, step by step, until nothing is due. While records are being filed, given
 * other numbers or converted it waits: those need the disk, and what they change is then told once.
 */
export async function followStore(
  platform: Platform,
  { storage, patience = usualPatience, isStopping = () => false }: FollowStore,
): Promise<number> {
  let written = 0;
  await layCatalogueText(storage.store);
  while (!isStopping() && (patience === noPatience || !(await isBusy(platform)))) {
    const step = await execute(platform, followCatalogue, systemActor, {
      storage,
      patience,
      limit: batch,
    });
    written += step.written;
    if (step.looked === 0) break;
  }
  return written;
}

const busyJobs = [
  'arrangement.file-records',
  'arrangement.renumber-records',
  'preservation.convert-files',
];

function isBusy(platform: Platform): Promise<boolean> {
  return read(platform, systemActor, async (db) => {
    const running = await db
      .selectFrom('job_run')
      .select(sql`1`.as('one'))
      .where('kind', 'in', busyJobs)
      .where('state', '=', 'running')
      .limit(1)
      .executeTakeFirst();
    return running !== undefined;
  });
}
