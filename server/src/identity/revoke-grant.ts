import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockPerson } from './grant-role.ts';
import { requireHandedOver } from './require-handed-over.ts';

/** The two roles that are a post in the register of archivists (workflows C.3). */
const archivistRoles = ['archivist', 'department-archivist'] as const;

export const revokeGrant = command({
  name: 'identity.revoke-grant',

  async perform({ tx, actor, now }, { grantId }: { grantId: string }) {
    const grant = await tx
      .selectFrom('role_grant')
      .selectAll()
      .where('id', '=', grantId)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!grant) throw new Problem('identity.grant-not-found');
    if (grant.person_id === actor.personId) throw new Problem('identity.own-grant');
    if (archivistRoles.some((role) => role === grant.role))
      await requirePostHandedOver(tx, grant, now);
    await tx
      .updateTable('role_grant')
      .set({ revoked_at: now, revoked_by: actor.personId })
      .where('id', '=', grantId)
      .execute();
    return changed(
      {},
      {
        subject: `person:${grant.person_id}`,
        details: { role: grant.role, unitId: grant.unit_id },
      },
    );
  },
});

/**
 * To lose the last role of an archivist in an agency is to leave the post, and who has left can no
 * longer sign: so the hand-over comes first. What cannot wait is done by suspending the account.
 */
async function requirePostHandedOver(tx: Tx, grant: Row<'role_grant'>, now: Date): Promise<void> {
  const person = await lockPerson(tx, grant.person_id);
  const unit = await tx
    .selectFrom('org_unit')
    .select(['id', 'agency_id'])
    .where('id', '=', grant.unit_id)
    .executeTakeFirstOrThrow();
  const agencyId = unit.agency_id ?? unit.id;
  const other = await tx
    .selectFrom('role_grant as other')
    .innerJoin('org_unit as place', 'place.id', 'other.unit_id')
    .select('other.id')
    .where('other.person_id', '=', person.id)
    .where('other.id', '<>', grant.id)
    .where('other.revoked_at', 'is', null)
    .where('other.role', 'in', [...archivistRoles])
    .where((row) => row.or([row('place.id', '=', agencyId), row('place.agency_id', '=', agencyId)]))
    .where((row) =>
      row.or([row('other.valid_until', 'is', null), row('other.valid_until', '>=', dayOf(now))]),
    )
    .executeTakeFirst();
  if (!other) await requireHandedOver(tx, { person, agencyId, act: '撤销授权' });
}
