import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { permissions } from '../permission.ts';
import { instant } from '../values.ts';
import { account, login } from './account.ts';
import { unit, unitKind } from './organisation.ts';
import { role } from './role.ts';
import { securitySettingKey } from './security-setting.ts';

const password = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(100);

/** Who is signed in, and what they may do: the web shows and hides by this. */
export const me = z.object({
  accountId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  name: z.string(),
  login: z.string(),
  duty: z.enum(['system', 'sysadmin', 'secadmin', 'auditor', 'business', 'nobody']),
  permissions: z.array(z.enum(permissions)),
  roles: z.array(z.object({ role, unitId: z.uuid().nullable(), unitName: z.string().nullable() })),
  works: z.array(z.uuid()),
  oversees: z.array(z.uuid()),
  clearance: z.number().int(),
  mustChangePassword: z.boolean(),
  idleMinutes: z.number().int(),
  /** Set while nothing but the three administrators exists: the page leads through the first steps. */
  firstSteps: z.boolean(),
});
export type Me = z.output<typeof me>;

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in',
  access: 'nobody',
  body: z.object({ login: z.string().max(100), password }),
  reply: me,
  problems: ['identity.sign-in-refused', 'identity.account-locked'],
});
export const getMe = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who am I',
  access: 'signed-in',
  reply: me,
});
export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: 'signed-in',
  reply: z.object({}),
});
export const changeOwnPassword = endpoint({
  method: 'PUT',
  path: '/session/password',
  summary: 'Change my password; my other sessions end',
  access: 'signed-in',
  body: z.object({ oldPassword: password, newPassword: password }),
  reply: me,
  problems: ['identity.password-wrong', 'identity.password-weak'],
});

export const listUnits = endpoint({
  method: 'GET',
  path: '/identity/units',
  summary: 'The organisation: regions, agencies, departments, in the order of the tree',
  access: 'identity.read-organisation',
  reply: z.array(unit),
});
export const createUnit = endpoint({
  method: 'POST',
  path: '/identity/units',
  summary: 'Add a region, an agency or a department',
  access: 'identity.manage-organisation',
  body: z.object({
    kind: unitKind,
    parentId: z.uuid().nullable(),
    code: z
      .string()
      .trim()
      .regex(/^[A-Z0-9]{1,12}$/, '代码为 1–12 位大写字母或数字'),
    name,
  }),
  reply: unit,
  problems: ['identity.unit-not-found', 'identity.unit-misplaced', 'identity.unit-code-taken'],
});
export const changeUnit = endpoint({
  method: 'PUT',
  path: '/identity/units/:unitId',
  summary: 'Rename or close a unit',
  access: 'identity.manage-organisation',
  params: z.object({ unitId: z.uuid() }),
  body: z.object({
    name: name.optional(),
    sort: z.number().int().optional(),
    closedOn: z.iso.date().nullable().optional(),
    version: z.number().int(),
  }),
  reply: unit,
  problems: ['identity.unit-not-found', 'records.changed-meanwhile'],
});

export const listAccounts = endpoint({
  method: 'GET',
  path: '/identity/accounts',
  summary: 'People with their accounts and grants',
  access: 'identity.read-accounts',
  query: z.object({
    text: z.string().max(100).optional(),
    agencyId: z.uuid().optional(),
    role: role.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ accounts: z.array(account), next: z.string().nullable(), total: z.number() }),
});
export const createAccount = endpoint({
  method: 'POST',
  path: '/identity/accounts',
  summary: 'Open an account without rights; the first password is shown once',
  access: 'identity.manage-accounts',
  body: z.object({ personId: z.uuid().optional(), name, agencyId: z.uuid().nullable(), login }),
  reply: z.object({ accountId: z.uuid(), personId: z.uuid(), password: z.string() }),
  problems: ['identity.login-taken', 'identity.unit-not-found', 'identity.person-not-found'],
});
export const setAccountState = endpoint({
  method: 'PUT',
  path: '/identity/accounts/:accountId/state',
  summary: 'Suspend, reopen or close an account; its sessions end',
  access: 'identity.manage-accounts',
  params: z.object({ accountId: z.uuid() }),
  body: z.object({ state: z.enum(['open', 'suspended', 'closed']), reason: name }),
  reply: z.object({}),
  problems: ['identity.account-not-found', 'identity.account-closed', 'identity.hand-over-owed'],
});
export const resetPassword = endpoint({
  method: 'POST',
  path: '/identity/accounts/:accountId/password',
  summary: 'Give an account a new first password, shown once; its lock is lifted',
  access: 'identity.grant-roles',
  params: z.object({ accountId: z.uuid() }),
  reply: z.object({ password: z.string() }),
  problems: ['identity.account-not-found', 'identity.account-closed'],
});
export const grantRole = endpoint({
  method: 'POST',
  path: '/identity/people/:personId/grants',
  summary: 'Grant a role for a unit',
  access: 'identity.grant-roles',
  params: z.object({ personId: z.uuid() }),
  body: z.object({
    role,
    unitId: z.uuid().nullable(),
    reason: name,
    validUntil: z.iso.date().nullable().optional(),
  }),
  reply: z.object({ grantId: z.uuid() }),
  problems: [
    'identity.person-not-found',
    'identity.duty-conflict',
    'identity.grant-needs-unit',
    'identity.grant-exists',
    'identity.own-grant',
  ],
});
export const setClearance = endpoint({
  method: 'PUT',
  path: '/identity/people/:personId/clearance',
  summary: 'Set the highest security level a person may read (公开 or 内部)',
  access: 'identity.grant-roles',
  params: z.object({ personId: z.uuid() }),
  body: z.object({ clearance: z.union([z.literal(0), z.literal(1)]) }),
  reply: z.object({}),
  problems: ['identity.person-not-found', 'identity.own-grant'],
});
export const revokeGrant = endpoint({
  method: 'DELETE',
  path: '/identity/grants/:grantId',
  summary: 'Take a role back',
  access: 'identity.grant-roles',
  params: z.object({ grantId: z.uuid() }),
  reply: z.object({}),
  problems: ['identity.grant-not-found', 'identity.own-grant', 'identity.hand-over-owed'],
});

export const listSettings = endpoint({
  method: 'GET',
  path: '/identity/settings',
  summary: 'Security parameters (workflows I.4) with their limits',
  access: 'identity.read-accounts',
  reply: z.array(
    z.object({
      key: securitySettingKey,
      value: z.number().int(),
      changedAt: instant.nullable(),
      changedByName: z.string().nullable(),
    }),
  ),
});
export const changeSetting = endpoint({
  method: 'PUT',
  path: '/identity/settings/:key',
  summary: 'Change a security parameter within its limits',
  access: 'identity.manage-settings',
  params: z.object({ key: securitySettingKey }),
  body: z.object({ value: z.number().int() }),
  reply: z.object({}),
  problems: ['identity.setting-invalid'],
});

const tokenShown = z.object({
  id: z.uuid(),
  name: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  permissions: z.array(z.enum(permissions)),
  issuedAt: instant,
  validUntil: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const listTokens = endpoint({
  method: 'GET',
  path: '/identity/tokens',
  summary: 'Keys of other systems, newest first',
  access: 'identity.issue-tokens',
  reply: z.array(tokenShown),
});
export const issueToken = endpoint({
  method: 'POST',
  path: '/identity/tokens',
  summary: 'Issue a key for a system, scoped to a unit and to permissions; shown once',
  access: 'identity.issue-tokens',
  body: z.object({
    name,
    unitId: z.uuid(),
    permissions: z
      .array(
        z.enum([
          'capture.upload',
          'capture.exchange',
          'search.find',
          'records.read',
          'access.read-content',
        ]),
      )
      .min(1),
    validUntil: z.iso.date().nullable(),
  }),
  reply: z.object({ tokenId: z.uuid(), token: z.string() }),
  problems: ['identity.unit-not-found'],
});
export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/identity/tokens/:tokenId',
  summary: 'Withdraw a key',
  access: 'identity.issue-tokens',
  params: z.object({ tokenId: z.uuid() }),
  reply: z.object({}),
  problems: ['identity.token-not-found'],
});
