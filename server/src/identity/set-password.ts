import { passwordWeakness } from '@lantai/contract/identity/security-setting.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { getSecurityValues } from './security-settings.ts';

export async function lockAccount(tx: Tx, accountId: string): Promise<Row<'account'>> {
  const account = await tx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account) throw new Problem('identity.account-not-found');
  return account;
}

/** Refuses a password that is weak or was used lately (workflows I.4). */
export async function requireGoodPassword(
  tx: Tx,
  account: Row<'account'>,
  password: string,
): Promise<void> {
  const values = await getSecurityValues(tx);
  const reason = passwordWeakness(password, account.login, values);
  if (reason) throw new Problem('identity.password-weak', { reason });
  const former = await tx
    .selectFrom('password_history')
    .select('password_hash')
    .where('account_id', '=', account.id)
    .orderBy('set_at', 'desc')
    .limit(values['password-history'])
    .execute();
  const used = [account.password_hash, ...former.map(({ password_hash }) => password_hash)];
  for (const hash of values['password-history'] > 0 ? used : [])
    if (await passwordMatches(password, hash))
      throw new Problem('identity.password-weak', {
        reason: `不得与最近 ${values['password-history']} 个口令相同`,
      });
}

/** Stores a new password and ends the account's sessions, save the one that asked for it. */
export async function setPassword(
  tx: Tx,
  {
    account,
    password,
    now,
    mustChange,
    keepSession,
  }: {
    account: Row<'account'>;
    password: string;
    now: Date;
    mustChange: boolean;
    keepSession?: string;
  },
): Promise<void> {
  await tx
    .insertInto('password_history')
    .values({ account_id: account.id, password_hash: account.password_hash, set_at: now })
    .execute();
  await tx
    .updateTable('account')
    .set({
      password_hash: await hashPassword(password),
      password_changed_at: now,
      must_change_password: mustChange,
      failed_sign_ins: 0,
      locked_until: null,
    })
    .where('id', '=', account.id)
    .execute();
  await endSessions(tx, account.id, now, keepSession);
}

export async function endSessions(tx: Tx, accountId: string, now: Date, keep = ''): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('token_hash', '<>', keep)
    .execute();
}
