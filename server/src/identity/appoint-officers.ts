import { officerRoles, roleNames } from '@lantai/contract/identity/role.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { hashPassword, inventPassword } from './password.ts';

export type FirstCredential = { name: string; login: string; password: string };

/**
 * The first start of an empty archive: three persons, one for each administrator, with passwords that
 * are shown once and must be changed. Does nothing where an account exists.
 */
export const appointOfficers = command({
  name: 'identity.appoint-officers',

  async perform({ tx, now }, { passwords }: { passwords?: Partial<Record<string, string>> }) {
    const none: FirstCredential[] = [];
    // Two copies starting at once on an empty database must not appoint twice.
    await tx.selectFrom('trail_head').selectAll().forUpdate().execute();
    if (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst())
      return unchanged(none);

    const credentials: FirstCredential[] = [];
    for (const role of officerRoles) {
      const password = passwords?.[role] ?? inventPassword();
      const person = await tx
        .insertInto('person')
        .values({ name: roleNames[role], duty: 'officer' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('account')
        .values({
          person_id: person.id,
          login: role,
          password_hash: await hashPassword(password),
          password_changed_at: now,
          must_change_password: passwords?.[role] === undefined,
          created_at: now,
        })
        .execute();
      await tx
        .insertInto('role_grant')
        .values({ person_id: person.id, role, unit_id: null, granted_at: now, reason: '首次启动' })
        .execute();
      credentials.push({ name: roleNames[role], login: role, password });
    }
    return changed(credentials, {
      subject: 'archive:first-start',
      details: { officers: officerRoles },
    });
  },
});
