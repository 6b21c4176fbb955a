import type { AccountState } from '@lantai/contract/identity/account.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockPerson } from './grant-role.ts';
import { requireHandedOver } from './require-handed-over.ts';
import { endSessions, lockAccount } from './set-password.ts';

type SetAccountState = { accountId: string; state: AccountState; reason: string };

export const setAccountState = command({
  name: 'identity.set-account-state',

  async perform({ tx, now }, { accountId, state, reason }: SetAccountState) {
    const account = await lockAccount(tx, accountId);
    if (account.state === state) return unchanged({});
    // A closed account is never opened again: its trail belongs to who held it.
    if (account.state === 'closed') throw new Problem('identity.account-closed');
    if (state === 'closed') await requireNothingLeftBehind(tx, account);
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

/** CLOSED comes after the hand-over (workflows I.1). Who has another open account can still sign there. */
async function requireNothingLeftBehind(tx: Tx, account: Row<'account'>): Promise<void> {
  const person = await lockPerson(tx, account.person_id);
  const other = await tx
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', person.id)
    .where('id', '<>', account.id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!other) await requireHandedOver(tx, { person, agencyId: null, act: '注销账号' });
}
