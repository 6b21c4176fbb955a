/**
 * What a person may do, as the archive says it. A role is a named set of these (identity/role.ts);
 * every endpoint asks for one, or for one of several.
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
  'identity.watch-sessions',
  // monitoring
  'monitoring.read',
  // audit
  'audit.read-officers',
  'audit.read-users',
  'audit.verify',
  // classification
  'classification.read',
  'classification.manage',
  'classification.confirm',
  'classification.endorse',
  'classification.approve',
  // records
  'records.read',
  'records.describe',
  'records.review-quarantine',
  'records.void',
  'records.relate',
  // preservation
  'preservation.inspect',
  'preservation.convert',
  'preservation.keep-copies',
  'preservation.repair-store',
  'preservation.keep-media',
  'preservation.read-trust',
  'preservation.keep-trust',
  // quality
  'quality.read',
  'quality.check',
  'quality.decide-policy',
  // capture
  'capture.upload',
  'capture.import',
  'capture.exchange',
  'capture.manage-sources',
  'capture.acquire',
  'capture.approve-acquisition',
  // collection
  'collection.read',
  'collection.pre-file',
  'collection.submit',
  'collection.accept',
  'collection.propose',
  'collection.decide',
  'collection.plan',
  'collection.approve-plan',
  'collection.acknowledge',
  'collection.write-memoir',
  'collection.confirm-memoir',
  'collection.circulate',
  'collection.read-archivists',
  'collection.check-completeness',
  // arrangement
  'arrangement.file',
  'arrangement.arrange',
  'arrangement.print',
  'arrangement.approve-renumbering',
  // search, access
  'search.find',
  'access.read-content',
  'access.download',
  'access.take-copy',
  'access.print',
  // transfer
  'transfer.read',
  'transfer.prepare',
  'transfer.decide',
  // appraisal, disposal
  'appraisal.take-part',
  'appraisal.organise',
  'appraisal.decide-setting',
  'disposal.propose',
  'disposal.approve',
  'disposal.supervise',
  'disposal.execute',
  // backup
  'backup.read',
  'backup.manage',
  'backup.acknowledge',
] as const;

export type Permission = (typeof permissions)[number];

/**
 * What an endpoint asks of its caller: a permission, one of several, a session of any kind
 * (`signed-in`), or nothing (`nobody`: sign-in itself, health, the API's own description).
 */
export type Access = Permission | readonly [Permission, ...Permission[]] | 'signed-in' | 'nobody';

/** The permissions of which one is enough; none for what asks for no permission. */
export function enoughFor(access: Access): readonly Permission[] {
  if (access === 'signed-in' || access === 'nobody') return [];
  return typeof access === 'string' ? [access] : access;
}
