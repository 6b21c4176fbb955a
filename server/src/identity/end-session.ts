import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

/** A session is named by the beginning of its token's digest, which lets nobody in. */
export const sessionIdLength = 16;

/** Ends somebody's session at once, with the reason (GB/T 39784-2021, 7.2). */
export const endSession = command<{ sessionId: string; reason: string }, Record<string, never>>({
  name: 'identity.end-session',

  async perform({ tx, actor, now }, { sessionId, reason }) {
    const session = await tx
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .select(['token_hash', 'account_id', 'address', 'account.person_id'])
      .where('token_hash', 'like', `${sessionId.replaceAll(/[^0-9a-f]/gu, '')}%`)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (!session) throw new Problem('identity.session-not-found');
    if (session.account_id === actor.accountId) throw new Problem('identity.own-session');
    await tx
      .updateTable('session')
      .set({ revoked_at: now })
      .where('token_hash', '=', session.token_hash)
      .execute();
    return changed(
      {},
      { subject: `person:${session.person_id}`, details: { reason, address: session.address } },
    );
  },
});
