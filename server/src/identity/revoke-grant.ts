import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

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
