/**
 * What a person may do, as the archive says it. A role is a named set of these (identity/role.ts);
 * every endpoint asks for exactly one.
 */
export const permissions = [
  // platform
  'platform.follow-jobs',
  'platform.operate',
  // identity
  'identity.read-organisation',
  'identity.manage-organisation',
  'identity.read-accounts',
  'identity.manage-accounts',
  'identity.grant-roles',
  'identity.manage-settings',
  'identity.issue-tokens',
  // audit
  'audit.read-officers',
  'audit.read-users',
  'audit.verify',
  // classification
  'classification.read',
  'classification.manage',
  'classification.approve',
  // records
  'records.read',
  'records.describe',
  'records.review-quarantine',
  // capture
  'capture.upload',
  'capture.import',
  // arrangement
  'arrangement.file',
  'arrangement.print',
  // search, access
  'search.find',
  'access.read-content',
  'access.download',
] as const;

export type Permission = (typeof permissions)[number];

/**
 * What an endpoint asks of its caller: a permission, a session of any kind (`signed-in`),
 * or nothing (`nobody`: sign-in itself, health, the API's own description).
 */
export type Access = Permission | 'signed-in' | 'nobody';
