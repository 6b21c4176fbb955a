import { systemActor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import {
  dueNow,
  findIdleAgencies,
  findStanding,
  isInWindow,
} from '../../preservation/fixity/inspection-rhythm.ts';
import { startDueInspection } from './start-due-inspection.ts';

/** Starts what the rhythm asks for, in the hours that each agency allows. Returns how many were started. */
export async function keepRhythm(platform: Platform): Promise<number> {
  const now = platform.now();
  const hour = now.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai').hour;
  let started = 0;
  for (const agencyId of await read(platform, systemActor, findIdleAgencies)) {
    const standing = await read(platform, systemActor, (db) => findStanding(db, agencyId));
    const cause = dueNow(standing, dayOf(now));
    if (cause === undefined || !isInWindow(hour, standing.policy.content)) continue;
    if (await execute(platform, startDueInspection, systemActor, { agencyId, cause })) started += 1;
  }
  return started;
}
