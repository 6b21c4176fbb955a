import { systemActor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import { getSecurityValues } from '../identity/security-settings.ts';
import { raiseWarnings, relationReader } from './raise-warnings.ts';
import { watchAccess } from './watch-access.ts';
import { watchResponses, watchSpace, watchStore, watchWork } from './watch-machine.ts';
import { watchRelations } from './watch-relations.ts';
import { watchRetention } from './watch-retention.ts';
import { watchTrust } from './watch-trust.ts';

/** Looks at everything that is watched, and raises or ends warnings. Safe to repeat at any time. */
export async function watch(
  platform: Platform,
  places: readonly { readonly name: string; readonly path: string }[],
): Promise<{ raised: number; ended: number }> {
  const now = platform.now();
  const { causes, readTo } = await read(platform, systemActor, async (db) => {
    const values = await getSecurityValues(db);
    const reader = await db
      .selectFrom('trail_reader')
      .select('last_seq')
      .where('name', '=', relationReader)
      .executeTakeFirst();
    const relations = await watchRelations(db, reader?.last_seq ?? 0);
    return {
      readTo: relations.readTo,
      causes: [
        ...(await watchRetention(db, { today: dayOf(now), ahead: values['expiry-ahead-days'] })),
        ...(await watchSpace(places, values['free-space-percent'])),
        ...(await watchWork(db, now)),
        ...watchResponses(values['slow-milliseconds'], now),
        ...(await watchStore(db)),
        ...(await watchAccess(db, { now, limit: values['refusals-in-ten-minutes'] })),
        ...(await watchTrust(db, now)),
        ...relations.causes,
      ],
    };
  });
  return execute(platform, raiseWarnings, systemActor, { causes, readTo });
}
