import type { Permission } from '@lantai/contract/permission.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { inventSecret, secretHash } from './session.ts';

type IssueToken = {
  name: string;
  unitId: string;
  permissions: Permission[];
  validUntil: string | null;
};

/** Returns the token, to be shown once; only its digest is kept. */
export const issueToken = command({
  name: 'identity.issue-token',

  async perform({ tx, actor, now }, { name, unitId, permissions, validUntil }: IssueToken) {
    const unit = await tx
      .selectFrom('org_unit')
      .select('id')
      .where('id', '=', unitId)
      .where('kind', '<>', 'region')
      .executeTakeFirst();
    if (!unit) throw new Problem('identity.unit-not-found');
    const token = inventSecret('lantai_');
    const { id } = await tx
      .insertInto('api_token')
      .values({
        token_hash: secretHash(token),
        name,
        unit_id: unitId,
        permissions,
        issued_by: actor.personId ?? '',
        issued_at: now,
        valid_until: validUntil === null ? null : new Date(`${validUntil}T23:59:59+08:00`),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(
      { tokenId: id, token },
      {
        subject: `token:${id}`,
        details: { name, unitId, permissions, validUntil },
      },
    );
  },
});

export const revokeToken = command({
  name: 'identity.revoke-token',

  async perform({ tx, now }, { tokenId }: { tokenId: string }) {
    const token = await tx
      .updateTable('api_token')
      .set({ revoked_at: now })
      .where('id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!token) throw new Problem('identity.token-not-found');
    return changed({}, { subject: `token:${tokenId}`, details: { name: token.name } });
  },
});
