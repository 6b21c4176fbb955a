import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { inventPassword } from './password.ts';
import { lockAccount, setPassword } from './set-password.ts';

/** Gives a new first password, which the person must change; returns it, to be shown once. */
export const resetPassword = command({
  name: 'identity.reset-password',

  async perform({ tx, now }, { accountId }: { accountId: string }) {
    const account = await lockAccount(tx, accountId);
    if (account.state === 'closed') throw new Problem('identity.account-closed');
    const password = inventPassword();
    await setPassword(tx, { account, password, now, mustChange: true });
    return changed(password, { subject: `account:${accountId}`, details: {} });
  },
});
