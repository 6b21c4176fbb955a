import { z } from 'zod';
import type { Permission } from '../permission.ts';

/**
 * The three administrators (三员): DA/T 92-2022, 9.1.3. One person holds at most one of them and no
 * business role beside it; the database refuses anything else.
 */
export const officerRoles = ['sysadmin', 'secadmin', 'auditor'] as const;

/** Business roles, granted for an agency or for one of its departments (workflows A.1). */
export const businessRoles = [
  'handler',
  'department-archivist',
  'department-head',
  'archivist',
  'archives-head',
  'leader',
  'secrecy-officer',
  'reader',
  'supervisor',
] as const;

export const roles = [...officerRoles, ...businessRoles] as const;
export const role = z.enum(roles);
export type Role = z.output<typeof role>;
export type OfficerRole = (typeof officerRoles)[number];

export function isOfficer(name: Role): name is OfficerRole {
  return officerRoles.some((officer) => officer === name);
}

export const roleNames: Record<Role, string> = {
  sysadmin: '系统管理员',
  secadmin: '安全管理员',
  auditor: '安全审计员',
  handler: '文件承办人',
  'department-archivist': '兼职档案员',
  'department-head': '部门负责人',
  archivist: '档案员',
  'archives-head': '档案部门负责人',
  leader: '分管领导',
  'secrecy-officer': '保密专员',
  reader: '利用者',
  supervisor: '档案主管部门',
};

const reading: Permission[] = ['records.read', 'search.find', 'access.read-content'];
const everyone: Permission[] = ['identity.read-organisation', 'platform.follow-jobs'];
/** Who may be in an appraisal group and watch over a destruction (workflows G.1). */
const appraising: Permission[] = ['appraisal.take-part', 'disposal.supervise'];
const archivists: Permission[] = [
  ...reading,
  ...appraising,
  'appraisal.organise',
  'disposal.propose',
  'disposal.execute',
  'classification.read',
  'records.describe',
  'records.relate',
  'quality.read',
  'quality.check',
  'capture.upload',
  'capture.import',
  'capture.acquire',
  'collection.read',
  'collection.read-archivists',
  'collection.pre-file',
  'collection.accept',
  'collection.propose',
  'collection.write-memoir',
  'collection.circulate',
  'collection.check-completeness',
  'arrangement.file',
  'arrangement.arrange',
  'arrangement.print',
  'monitoring.read',
  'preservation.inspect',
  'preservation.convert',
  'preservation.keep-media',
  'access.download',
  'access.take-copy',
  'access.print',
  'transfer.read',
  'transfer.prepare',
];

/** The one table of who may do what. A test walks every route against it. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  sysadmin: [
    ...everyone,
    'platform.operate',
    'monitoring.read',
    'preservation.keep-copies',
    'preservation.repair-store',
    'identity.manage-organisation',
    'identity.read-accounts',
    'identity.manage-accounts',
    'backup.read',
    'backup.manage',
  ],
  secadmin: [
    ...everyone,
    'identity.read-accounts',
    'identity.grant-roles',
    'identity.manage-settings',
    'identity.issue-tokens',
    'identity.watch-sessions',
    'monitoring.read',
    'preservation.read-trust',
    'preservation.keep-trust',
    'audit.read-users',
  ],
  auditor: [
    ...everyone,
    'identity.read-accounts',
    'monitoring.read',
    'preservation.read-trust',
    'audit.read-officers',
    'audit.verify',
  ],
  handler: [
    ...everyone,
    ...reading,
    'classification.read',
    'capture.upload',
    'collection.read',
    'collection.propose',
    'collection.write-memoir',
    'collection.circulate',
  ],
  'department-archivist': [
    ...everyone,
    ...reading,
    'classification.read',
    'quality.read',
    'records.describe',
    'records.relate',
    'capture.upload',
    'capture.import',
    'collection.read',
    'collection.read-archivists',
    'collection.pre-file',
    'collection.propose',
    'collection.write-memoir',
    'collection.circulate',
  ],
  'department-head': [
    ...everyone,
    ...reading,
    'classification.read',
    'quality.read',
    'classification.confirm',
    'records.describe',
    'collection.read',
    'collection.read-archivists',
    'collection.submit',
    'collection.propose',
    'collection.acknowledge',
    'collection.write-memoir',
    'collection.circulate',
    ...appraising,
  ],
  archivist: [...everyone, ...archivists],
  'archives-head': [
    ...everyone,
    ...archivists,
    'classification.manage',
    'quality.decide-policy',
    'preservation.repair-store',
    'records.void',
    'appraisal.decide-setting',
    'capture.manage-sources',
    'collection.decide',
    'collection.plan',
    'capture.approve-acquisition',
    'transfer.decide',
    'arrangement.approve-renumbering',
    'backup.read',
    'backup.acknowledge',
  ],
  leader: [
    ...everyone,
    ...reading,
    ...appraising,
    'disposal.approve',
    'classification.read',
    'quality.read',
    'classification.endorse',
    'collection.approve-plan',
    'collection.confirm-memoir',
    'collection.circulate',
    'collection.read',
    'collection.read-archivists',
    'preservation.inspect',
    'monitoring.read',
    'capture.approve-acquisition',
    'transfer.read',
  ],
  'secrecy-officer': [
    ...everyone,
    ...reading,
    ...appraising,
    'classification.read',
    'records.review-quarantine',
  ],
  reader: [...everyone, ...reading, 'classification.read'],
  supervisor: [
    ...everyone,
    'classification.read',
    'classification.approve',
    'collection.read-archivists',
  ],
};

/** Where a role reaches: a whole agency (with its departments), one department, or a region. */
export const roleReach: Record<Role, 'everywhere' | 'agency' | 'department' | 'region'> = {
  sysadmin: 'everywhere',
  secadmin: 'everywhere',
  auditor: 'everywhere',
  handler: 'department',
  'department-archivist': 'department',
  'department-head': 'department',
  archivist: 'agency',
  'archives-head': 'agency',
  leader: 'agency',
  'secrecy-officer': 'agency',
  reader: 'agency',
  supervisor: 'region',
};

/** Roles that work on what is not filed yet, in the unit of their grant. */
export const workingRoles: readonly Role[] = [
  'handler',
  'department-archivist',
  'department-head',
  'archivist',
  'archives-head',
];
