import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findStandingSets, findTests, newestPolicy } from './backup-queries.ts';
import { type BackupWork, carryOut, startWork } from './start-work.ts';

/** Starts what the policy asks for now, by itself; nothing where nothing is due or some is under way. */
export async function startDueWork(platform: Platform): Promise<BackupWork['work'] | undefined> {
  const now = platform.now();
  const work = await read(platform, systemActor, (db) => findDueWork(db, now));
  if (!work) return undefined;
  try {
    await execute(platform, startWork, systemActor, { work });
    return work;
  } catch (error) {
    // Another process was quicker.
    if (error instanceof Problem && error.code === 'backup.under-way') return undefined;
    throw error;
  }
}

const hour = 3600 * 1000;
const day = 24 * hour;

export async function findDueWork(db: Db, now: Date): Promise<BackupWork['work'] | undefined> {
  const policy = await newestPolicy(db);
  if (!policy || !isWithin(policy, now) || (await isTriedLately(db, now))) return undefined;
  const sets = (await findStandingSets(db)).filter(({ folder }) => folder === policy.folder);
  // An hour of grace: what began at two yesterday is due at two today, whatever seconds it took to start.
  const isDue = (at: Date | undefined, days: number) =>
    at === undefined || now.getTime() - at.getTime() >= days * day - hour;
  const newestFull = sets.find(({ kind }) => kind === 'full');
  if (isDue(sets[0]?.takenAt, policy.everyDays))
    return isDue(newestFull?.takenAt, policy.fullEveryDays) ? 'full' : 'incremental';
  const drill = (await findTests(db)).find(({ kind }) => kind === 'drill');
  return isDue(drill?.at, policy.drillEveryDays) ? 'drill' : undefined;
}

/** The hours of the policy are those on the clock of the wall, in Shanghai; they may run past midnight. */
function isWithin({ fromHour, toHour }: { fromHour: number; toHour: number }, now: Date): boolean {
  const shanghai = (now.getUTCHours() + 8) % 24;
  if (fromHour === toHour) return true;
  return fromHour < toHour
    ? fromHour <= shanghai && shanghai < toHour
    : shanghai >= fromHour || shanghai < toHour;
}

/** What failed is tried again after an hour, not every minute. */
async function isTriedLately(db: Db, now: Date): Promise<boolean> {
  const tried = await db
    .selectFrom('job_run')
    .select('id')
    .where('kind', '=', carryOut)
    .where((row) =>
      row.or([
        row('ended_at', 'is', null),
        row.and([
          row('state', '<>', 'done'),
          row('requested_at', '>', new Date(now.getTime() - hour)),
        ]),
      ]),
    )
    .executeTakeFirst();
  return tried !== undefined;
}
