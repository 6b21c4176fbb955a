import type { ProblemCode } from '@lantai/contract/problem.ts';
import { nobody } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { loadActor } from './load-actor.ts';
import { passwordMatches, pretendToMatch } from './password.ts';
import { getSecurityValues } from './security-settings.ts';
import { secretHash } from './session.ts';

type SignIn = {
  login: string;
  password: string;
  /** The new session's secret; only its digest is stored. */
  secret: string;
  address: string;
  terminal: string;
};

type Outcome = { accountId: string } | { refused: ProblemCode; details: Record<string, unknown> };

/** A failed sign-in commits too: it counts towards the lock, and the trail tells of it. */
export const signIn = command<SignIn, Outcome>({
  name: 'identity.sign-in',

  async perform({ tx, now }, { login, password, secret, address, terminal }) {
    const account = await tx
      .selectFrom('account')
      .selectAll()
      .where('login', '=', login.trim().toLowerCase())
      .forUpdate()
      .executeTakeFirst();
    const refusal = await refuse(tx, account, password, now);
    const subject = account ? `account:${account.id}` : 'account:unknown';
    const by = (account && (await loadActor(tx, account.id, now))) ?? nobody;
    if (!account || refusal) {
      const outcome: Outcome = refusal ?? { refused: 'identity.sign-in-refused', details: {} };
      return changed(outcome, {
        subject,
        outcome: 'refused',
        by,
        details: { login: login.slice(0, 100), address, ...outcome },
      });
    }

    await tx
      .updateTable('account')
      .set({ failed_sign_ins: 0, locked_until: null, last_sign_in_at: now })
      .set((await expired(tx, account, now)) ? { must_change_password: true } : {})
      .where('id', '=', account.id)
      .execute();
    await tx
      .insertInto('session')
      .values({
        token_hash: secretHash(secret),
        account_id: account.id,
        started_at: now,
        seen_at: now,
        address,
        terminal: terminal.slice(0, 300),
      })
      .execute();
    const outcome: Outcome = { accountId: account.id };
    return changed(outcome, { subject, by, details: { login: account.login, address } });
  },
});

async function refuse(
  tx: Tx,
  account: Row<'account'> | undefined,
  password: string,
  now: Date,
): Promise<Extract<Outcome, { refused: unknown }> | undefined> {
  const plain = { refused: 'identity.sign-in-refused', details: {} } as const;
  if (!account) {
    await pretendToMatch(password);
    return plain;
  }
  if (account.locked_until && account.locked_until > now) {
    const minutes = Math.ceil((account.locked_until.getTime() - now.getTime()) / 60_000);
    return { refused: 'identity.account-locked', details: { minutes } };
  }
  const matches = await passwordMatches(password, account.password_hash);
  if (matches && account.state === 'open' && !(await suspendUnused(tx, account, now)))
    return undefined;
  if (!matches) await countFailure(tx, account, now);
  return plain;
}

async function countFailure(tx: Tx, account: Row<'account'>, now: Date): Promise<void> {
  const values = await getSecurityValues(tx);
  const failures = account.failed_sign_ins + 1;
  const locks = failures >= values['failures-to-lock'];
  await tx
    .updateTable('account')
    .set({
      failed_sign_ins: locks ? 0 : failures,
      locked_until: locks ? new Date(now.getTime() + values['lock-minutes'] * 60_000) : null,
    })
    .where('id', '=', account.id)
    .execute();
}

/** An account nobody used for the set number of days is suspended when it is next tried (I.4). */
async function suspendUnused(tx: Tx, account: Row<'account'>, now: Date): Promise<boolean> {
  const days = (await getSecurityValues(tx))['unused-days'];
  const lastUse = account.last_sign_in_at ?? account.created_at;
  if (days === 0 || now.getTime() - lastUse.getTime() < days * 86_400_000) return false;
  await tx
    .updateTable('account')
    .set({ state: 'suspended' })
    .where('id', '=', account.id)
    .execute();
  return true;
}

async function expired(tx: Tx, account: Row<'account'>, now: Date): Promise<boolean> {
  const days = (await getSecurityValues(tx))['password-days'];
  return days > 0 && now.getTime() - account.password_changed_at.getTime() > days * 86_400_000;
}
