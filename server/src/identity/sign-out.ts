import { changed, command } from '#platform/command.ts';
import { secretHash } from './session.ts';

export const signOut = command({
  name: 'identity.sign-out',

  async perform({ tx, actor, now }, { secret }: { secret: string }) {
    await tx
      .updateTable('session')
      .set({ revoked_at: now })
      .where('token_hash', '=', secretHash(secret))
      .execute();
    return changed({}, { subject: `account:${actor.accountId}`, details: {} });
  },
});
