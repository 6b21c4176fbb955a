import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, nobody, systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import type { Identify } from '#platform/http.ts';
import { loadActor, tokenActor } from './load-actor.ts';
import { getSecurityValues } from './security-settings.ts';

export const sessionCookie = 'lantai_session';

/** A session's secret as the browser keeps it; the database keeps only its digest. */
export function inventSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Finds out who sent a request: a session's cookie, or a system's bearer token; otherwise nobody. */
export function identifyBySession(platform: Platform): Identify {
  return async (request) => {
    const circumstances = { address: request.ip, requestId: request.id };
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[sessionCookie];
    const actor = bearer
      ? await actorOfToken(platform, secretHash(bearer))
      : cookie && (await actorOfSession(platform, secretHash(cookie)));
    return { ...(actor || nobody), ...circumstances };
  };
}

async function actorOfSession(platform: Platform, hash: string): Promise<Actor | undefined> {
  const now = platform.now();
  const found = await read(platform, systemActor, async (db) => {
    const session = await findLiveSession(db, hash, now);
    return session && { session, actor: await loadActor(db, session.account_id, now) };
  });
  if (!found?.actor) return undefined;
  // Once in half a minute is enough for an idle limit counted in minutes.
  if (now.getTime() - found.session.seen_at.getTime() > 30_000)
    await keepHouse(platform, (tx) =>
      tx.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hash).execute(),
    );
  return found.actor;
}

async function findLiveSession(db: Db, hash: string, now: Date) {
  const values = await getSecurityValues(db);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return db
    .selectFrom('session')
    .select(['account_id', 'seen_at'])
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('seen_at', '>', ago(values['idle-minutes']))
    .where('started_at', '>', ago(values['session-hours'] * 60))
    .executeTakeFirst();
}

async function actorOfToken(platform: Platform, hash: string): Promise<Actor | undefined> {
  const now = platform.now();
  const token = await read(platform, systemActor, (db) =>
    db
      .selectFrom('api_token')
      .innerJoin('org_unit', 'org_unit.id', 'api_token.unit_id')
      .select(['api_token.id', 'api_token.name', 'api_token.unit_id as unitId', 'permissions'])
      .select(['last_used_at as lastUsedAt'])
      .select(sql<string>`coalesce(org_unit.agency_id, org_unit.id)`.as('agencyId'))
      .where('token_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', now)]))
      .executeTakeFirst(),
  );
  if (!token) return undefined;
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > 60_000)
    await keepHouse(platform, (tx) =>
      tx.updateTable('api_token').set({ last_used_at: now }).where('id', '=', token.id).execute(),
    );
  return tokenActor(token);
}
