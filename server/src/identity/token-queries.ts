import type { Db } from '#platform/database.ts';

export async function findTokens(db: Db) {
  return db
    .selectFrom('api_token')
    .innerJoin('org_unit', 'org_unit.id', 'api_token.unit_id')
    .select(['api_token.id', 'api_token.name', 'unit_id as unitId', 'org_unit.name as unitName'])
    .select(['permissions', 'issued_at as issuedAt', 'valid_until as validUntil'])
    .select(['last_used_at as lastUsedAt', 'revoked_at as revokedAt'])
    .orderBy('issued_at', 'desc')
    .execute();
}
