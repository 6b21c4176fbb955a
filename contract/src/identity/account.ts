import { z } from 'zod';
import { instant } from '../values.ts';
import { role } from './role.ts';

export const accountStates = ['open', 'suspended', 'closed'] as const;
export type AccountState = (typeof accountStates)[number];
export const accountStateNames: Record<AccountState, string> = {
  open: '启用',
  suspended: '停用',
  closed: '注销',
};

export const login = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{2,31}$/, '登录名为 3–32 位小写字母、数字、点、横线，以字母开头');

export const grant = z.object({
  id: z.uuid(),
  role,
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  grantedByName: z.string().nullable(),
  grantedAt: instant,
  validUntil: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Grant = z.output<typeof grant>;

export const account = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  agencyId: z.uuid().nullable(),
  agencyName: z.string().nullable(),
  clearance: z.number().int(),
  login: z.string(),
  state: z.enum(accountStates),
  locked: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: instant.nullable(),
  createdAt: instant,
  grants: z.array(grant),
});
export type Account = z.output<typeof account>;
