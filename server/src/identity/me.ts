import type { Me } from '@lantai/contract/identity/identity.api.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Platform, read } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { loadActor } from './load-actor.ts';
import { getSecurityValues } from './security-settings.ts';

/** Everything the pages need to know about who is signed in. */
export async function describeMe(platform: Platform, who: Actor | string): Promise<Me> {
  const accountId = typeof who === 'string' ? who : who.accountId;
  return read(platform, systemActor, async (db) => {
    const person = accountId ? await loadActor(db, accountId, platform.now()) : undefined;
    const actor = person ?? (typeof who === 'string' ? undefined : who);
    if (!actor) throw new Problem('actor.unknown');
    const agency = await db
      .selectFrom('org_unit')
      .select('id')
      .where('kind', '=', 'agency')
      .limit(1)
      .executeTakeFirst();
    return {
      accountId: actor.accountId,
      personId: actor.personId,
      name: actor.name,
      login: person?.login ?? actor.name,
      duty: actor.duty,
      permissions: [...actor.permissions],
      roles: (person?.roles ?? []).map(({ role, unitId, unitName }) => ({
        role,
        unitId,
        unitName,
      })),
      works: [...actor.scope.works],
      oversees: [...actor.scope.oversees],
      clearance: actor.scope.clearance,
      mustChangePassword: actor.mustChangePassword,
      idleMinutes: (await getSecurityValues(db))['idle-minutes'],
      firstSteps: agency === undefined,
    };
  });
}
