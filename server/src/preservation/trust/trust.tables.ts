import type { TrustRole } from '@lantai/contract/preservation/trust.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    trusted_certificate: {
      id: Generated<string>;
      role: TrustRole;
      certificate: string;
      subject: string;
      issuer: string;
      serial: string;
      valid_from: Date;
      valid_to: Date;
      key_algorithm: string;
      is_ca: boolean;
      is_self_issued: boolean;
      sm3: string;
      sha256: string;
      source: string;
      reason: string;
      added_version: number;
      added_by: string | null;
      added_at: Date;
      taken_off_version: number | null;
      taken_off_by: string | null;
      taken_off_at: Date | null;
      taken_off_because: string | null;
    };
    revocation_list: {
      id: Generated<string>;
      content: string;
      issuer: string;
      number: string | null;
      this_update: Date;
      next_update: Date | null;
      entries: number;
      is_partial: boolean;
      algorithm: string;
      sm3: string;
      source: string;
      added_version: number;
      added_by: string | null;
      added_at: Date;
    };
  }
}
