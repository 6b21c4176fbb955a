import type { AccountState } from '@lantai/contract/identity/account.ts';
import type { UnitKind } from '@lantai/contract/identity/organisation.ts';
import type { businessRoles, Role } from '@lantai/contract/identity/role.ts';
import type { SecuritySettingKey } from '@lantai/contract/identity/security-setting.ts';
import type { Permission } from '@lantai/contract/permission.ts';
import type { ColumnType, Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    org_unit: {
      id: Generated<string>;
      kind: UnitKind;
      parent_id: string | null;
      agency_id: string | null;
      code: string;
      name: string;
      sort: Generated<number>;
      closed_on: string | null;
      version: Generated<number>;
    };
    person: {
      id: Generated<string>;
      agency_id: string | null;
      name: string;
      clearance: Generated<number>;
      duty: 'officer' | 'business' | null;
    };
    account: {
      id: Generated<string>;
      person_id: string;
      login: string;
      password_hash: string;
      password_changed_at: Date;
      must_change_password: Generated<boolean>;
      state: Generated<AccountState>;
      failed_sign_ins: Generated<number>;
      locked_until: Date | null;
      last_sign_in_at: Date | null;
      created_by: string | null;
      created_at: Date;
    };
    password_history: { account_id: string; password_hash: string; set_at: Date };
    role_grant: {
      id: Generated<string>;
      person_id: string;
      role: Role;
      unit_id: string | null;
      open_duty: ColumnType<'officer' | 'business' | null, never, never>;
      granted_by: string | null;
      granted_at: Date;
      reason: string | null;
      valid_until: string | null;
      revoked_by: string | null;
      revoked_at: Date | null;
    };
    session: {
      token_hash: string;
      account_id: string;
      started_at: Date;
      seen_at: Date;
      address: string | null;
      terminal: string | null;
      revoked_at: Date | null;
    };
    api_token: {
      id: Generated<string>;
      token_hash: string;
      name: string;
      unit_id: string;
      permissions: ColumnType<Permission[], Permission[], never>;
      issued_by: string;
      issued_at: Date;
      valid_until: Date | null;
      last_used_at: Date | null;
      revoked_at: Date | null;
    };
    role_narrowing: {
      id: Generated<string>;
      agency_id: string;
      role: (typeof businessRoles)[number];
      version: number;
      without: Permission[];
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
    security_setting: {
      key: SecuritySettingKey;
      value: number;
      changed_by: string | null;
      changed_at: Date;
    };
  }
}
