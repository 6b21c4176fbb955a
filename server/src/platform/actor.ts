import { type Access, enoughFor, type Permission } from '@lantai/contract/permission.ts';
import { Problem } from './problem.ts';

/** Whose business an act is: the auditors' views are divided by it (workflows I.1). */
export type Duty = 'system' | 'sysadmin' | 'secadmin' | 'auditor' | 'business' | 'nobody';

/** The units an actor reaches, by what they may do there. Row-level security reads nothing else. */
export type Scope = {
  /** Agencies and departments whose filed records may be read, up to `clearance`. */
  readonly reads: readonly string[];
  /** Agencies and departments whose unfiled records are worked on. */
  readonly works: readonly string[];
  /** Agencies whose quarantined records are dealt with. */
  readonly guards: readonly string[];
  /** Agencies whose fonds and rules are seen. */
  readonly oversees: readonly string[];
  /** Highest security rank that may be read: 0 公开, 1 内部. */
  readonly clearance: number;
};

export type Actor = {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly duty: Duty;
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  /** Only a new password may be set before anything else is done. */
  readonly mustChangePassword: boolean;
  readonly address?: string;
  readonly requestId?: string;
};

const nowhere: Scope = { reads: [], works: [], guards: [], oversees: [], clearance: 0 };

/** Acts for the archive itself: timed work, and sign-in before anybody is known. */
export const systemActor: Actor = {
  accountId: null,
  personId: null,
  name: '系统',
  duty: 'system',
  permissions: new Set(),
  scope: nowhere,
  mustChangePassword: false,
};

/** Somebody who has not signed in. */
export const nobody: Actor = { ...systemActor, name: '未登录', duty: 'nobody' };

/** Throws the problem that keeps an actor out of what asks for `access`; otherwise lets them pass. */
export function requireAccess(actor: Actor, access: Access): void {
  if (access === 'nobody') return;
  if (actor.duty === 'nobody') throw new Problem('actor.unknown');
  if (access === 'signed-in') return;
  if (actor.mustChangePassword) throw new Problem('actor.must-change-password');
  requireOneOf(actor, enoughFor(access));
}

export function requirePermission(actor: Actor, permission: Permission): void {
  requireOneOf(actor, [permission]);
}

function requireOneOf(actor: Actor, enough: readonly Permission[]): void {
  if (actor.duty === 'system') return;
  if (!enough.some((permission) => actor.permissions.has(permission)))
    throw new Problem('actor.not-permitted', { permission: enough.join('”或“') });
}
