import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { sessionIdLength } from '../identity/end-session.ts';
import { getSecurityValues } from '../identity/security-settings.ts';

/** Who is signed in now, and what the trail has of each since then (GB/T 39784-2021, 7.2). */
export async function findSessions(db: Db, now: Date) {
  const values = await getSecurityValues(db);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const sessions = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(sql<string>`left(token_hash, ${sql.lit(sessionIdLength)})`.as('id'))
    .select(['account.id as accountId', 'person.id as personId', 'person.name as personName'])
    .select('account.login')
    .select(['started_at as startedAt', 'seen_at as seenAt', 'address', 'terminal'])
    .where('revoked_at', 'is', null)
    .where('seen_at', '>', ago(values['idle-minutes']))
    .where('started_at', '>', ago(values['session-hours'] * 60))
    .orderBy('seen_at', 'desc')
    .execute();
  return Promise.all(
    sessions.map(async (session) => ({ ...session, ...(await doneSince(db, session)) })),
  );
}

async function doneSince(db: Db, session: { accountId: string; startedAt: Date }) {
  const own = db
    .selectFrom('trail_entry')
    .where('account_id', '=', session.accountId)
    .where('at', '>=', session.startedAt);
  const last = await own
    .select(['command', 'subject', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { reads, refusals } = await own
    .select([
      sql<number>`count(*) filter (where command like 'access.%')`.as('reads'),
      sql<number>`count(*) filter (where outcome = 'refused')`.as('refusals'),
    ])
    .executeTakeFirstOrThrow();
  return { last: last ?? null, reads, refusals };
}
