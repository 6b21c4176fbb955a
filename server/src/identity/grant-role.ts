import { isOfficer, type Role, roleNames, roleReach } from '@lantai/contract/identity/role.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

type GrantRole = {
  personId: string;
  role: Role;
  unitId: string | null;
  reason: string;
  validUntil?: string | null | undefined;
};

export const grantRole = command({
  name: 'identity.grant-role',

  async perform({ tx, actor, now }, { personId, role, unitId, reason, validUntil }: GrantRole) {
    if (personId === actor.personId) throw new Problem('identity.own-grant');
    const person = await lockPerson(tx, personId);
    await requireReach(tx, role, unitId);
    await takeDuty(tx, person, role);

    const grant = await tx
      .insertInto('role_grant')
      .values({
        person_id: personId,
        role,
        unit_id: unitId,
        granted_by: actor.personId,
        granted_at: now,
        reason,
        valid_until: validUntil ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('role_grant_exists', 'identity.grant-exists'))
      .catch(
        onConstraint('role_grant_one_officer', 'identity.duty-conflict', {
          person: person.name,
          held: '三员',
        }),
      );
    return changed(grant.id, {
      subject: `person:${personId}`,
      details: { role, unitId, reason, validUntil: validUntil ?? null },
    });
  },
});

export async function lockPerson(tx: Tx, personId: string): Promise<Row<'person'>> {
  const person = await tx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!person) throw new Problem('identity.person-not-found');
  return person;
}

/** A person's duty follows from their open grants; the foreign key refuses to change it under one. */
async function takeDuty(tx: Tx, person: Row<'person'>, role: Role): Promise<void> {
  const duty = isOfficer(role) ? 'officer' : 'business';
  if (person.duty === duty) return;
  await tx
    .updateTable('person')
    .set({ duty })
    .where('id', '=', person.id)
    .execute()
    .catch(
      onConstraint('role_grant_one_duty', 'identity.duty-conflict', {
        person: person.name,
        held: person.duty === 'officer' ? '三员' : '业务岗位',
      }),
    );
}

async function requireReach(tx: Tx, role: Role, unitId: string | null): Promise<void> {
  const reach = roleReach[role];
  const unit = unitId
    ? await tx.selectFrom('org_unit').select('kind').where('id', '=', unitId).executeTakeFirst()
    : undefined;
  const fits =
    reach === 'everywhere'
      ? unitId === null
      : unit?.kind === reach || (reach === 'department' && unit?.kind === 'agency');
  if (!fits) throw new Problem('identity.grant-needs-unit', { role: roleNames[role], reach });
}
