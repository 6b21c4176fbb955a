import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { passwordMatches } from './password.ts';
import { secretHash } from './session.ts';
import { lockAccount, requireGoodPassword, setPassword } from './set-password.ts';

type ChangeOwnPassword = { oldPassword: string; newPassword: string; secret: string };

export const changeOwnPassword = command({
  name: 'identity.change-own-password',

  async perform({ tx, actor, now }, { oldPassword, newPassword, secret }: ChangeOwnPassword) {
    const account = await lockAccount(tx, actor.accountId ?? '');
    if (!(await passwordMatches(oldPassword, account.password_hash)))
      throw new Problem('identity.password-wrong');
    await requireGoodPassword(tx, account, newPassword);
    await setPassword(tx, {
      account,
      password: newPassword,
      now,
      mustChange: false,
      keepSession: secretHash(secret),
    });
    return changed(account.id, { subject: `account:${account.id}`, details: {} });
  },
});
