import { completePolicy } from '@lantai/contract/quality/check-policy.ts';
import type { Db } from '#platform/database.ts';

/** The version in force; 0 is the policy that comes with the product. */
export async function findPolicy(db: Db, agencyId: string) {
  const found = await db
    .selectFrom('check_policy')
    .leftJoin('person', 'person.id', 'check_policy.decided_by')
    .select(['content', 'version', 'reason', 'decided_at', 'person.name'])
    .where('check_policy.agency_id', '=', agencyId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return {
    policy: completePolicy(found?.content),
    version: found?.version ?? 0,
    reason: found?.reason ?? null,
    decidedByName: found?.name ?? null,
    decidedAt: found?.decided_at ?? null,
  };
}
