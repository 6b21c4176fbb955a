import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type For = { agencyId: string; sourceId?: string };

/**
 * A key speaks for one source, and in its whole agency: one of a department alone could not hand over
 * what the others finished. Which permissions it has is settled by whoever issued it.
 */
export async function requireFitToken(
  tx: Tx,
  tokenId: string | null,
  { agencyId, sourceId }: For,
): Promise<void> {
  if (tokenId === null) return;
  const token = await tx
    .selectFrom('api_token')
    .leftJoin('source_system', 'source_system.token_id', 'api_token.id')
    .select(['permissions', 'source_system.id as usedBy'])
    .where('api_token.id', '=', tokenId)
    .where('unit_id', '=', agencyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const free = token && (token.usedBy === null || token.usedBy === sourceId);
  if (!free || !token.permissions.includes('capture.exchange'))
    throw new Problem('capture.source-token-unfit');
}
