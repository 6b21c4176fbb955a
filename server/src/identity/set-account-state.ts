import type { AccountState } from '@lantai/contract/identity/account.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { endSessions, lockAccount } from './set-password.ts';

type SetAccountState = { accountId: string; state: AccountState; reason: string };

export const setAccountState = command({
  name: 'identity.set-account-state',

  async perform({ tx, now }, { accountId, state, reason }: SetAccountState) {
    const account = await lockAccount(tx, accountId);
    if (account.state === state) return unchanged({});
    // A closed account is never opened again: its trail belongs to who held it.
    if (account.state === 'closed') throw new Problem('identity.account-closed');
    await tx
      .updateTable('account')
      .set({ state, ...(state === 'open' && { last_sign_in_at: now }) })
      .where('id', '=', accountId)
      .execute();
    if (state !== 'open') await endSessions(tx, accountId, now);
    return changed(
      {},
      {
        subject: `account:${accountId}`,
        details: { from: account.state, to: state, reason },
      },
    );
  },
});
