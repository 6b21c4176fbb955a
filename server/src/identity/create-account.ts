import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { hashPassword, inventPassword } from './password.ts';

type CreateAccount = {
  personId?: string | undefined;
  name: string;
  agencyId: string | null;
  login: string;
  /** Only the demonstration and the first start name one; otherwise it is invented and must be changed. */
  password?: string;
};

/** The system administrator opens accounts without rights; the security administrator grants (I.1). */
export const createAccount = command({
  name: 'identity.create-account',

  async perform({ tx, actor, now }, { personId, name, agencyId, login, password }: CreateAccount) {
    const person = personId
      ? await requirePerson(tx, personId)
      : await tx
          .insertInto('person')
          .values({ name, agency_id: agencyId })
          .returning('id')
          .executeTakeFirstOrThrow();
    const first = password ?? inventPassword();
    const account = await tx
      .insertInto('account')
      .values({
        person_id: person.id,
        login,
        password_hash: await hashPassword(first),
        password_changed_at: now,
        must_change_password: password === undefined,
        created_by: actor.personId,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('account_login_taken', 'identity.login-taken', { login }));
    return changed(
      { accountId: account.id, personId: person.id, password: first },
      { subject: `account:${account.id}`, details: { login, name, personId: person.id } },
    );
  },
});

async function requirePerson(tx: Tx, id: string): Promise<{ id: string }> {
  const person = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  if (!person) throw new Problem('identity.person-not-found');
  return person;
}
