import type { SetKind, TestKind } from '@lantai/contract/backup/backup.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    backup_policy: {
      version: number;
      agency_id: string | null;
      folder: string;
      key_file: string | null;
      every_days: number;
      full_every_days: number;
      from_hour: number;
      to_hour: number;
      keep_sets: number;
      drill_every_days: number;
      sample: number;
      alarm_after_days: number;
      note: string;
      decided_by: string;
      decided_at: Date;
    };
    backup_set: {
      set_name: string;
      agency_id: string | null;
      kind: SetKind;
      taken_at: Date;
      ended_at: Date;
      folder: string;
      encrypted: boolean;
      files: number;
      table_rows: number;
      bytes: number;
      written: number;
      previous: string | null;
      missing: number;
      policy_version: number | null;
      taken_by: string;
    };
    backup_test: {
      id: Generated<string>;
      agency_id: string | null;
      set_name: string;
      kind: TestKind;
      tested_at: Date;
      tested_by: string;
      seconds: number;
      passed: boolean;
      faults: unknown;
      certificate: unknown;
    };
    backup_copy: {
      id: Generated<string>;
      agency_id: string | null;
      set_name: string;
      place: string;
      kilometres: number | null;
      carrier: string;
      carrier_number: string;
      kept_by: string;
      recorded_by: string;
      recorded_at: Date;
    };
    backup_destruction: {
      set_name: string;
      agency_id: string | null;
      reason: string;
      destroyed_by: string;
      destroyed_at: Date;
    };
    backup_acknowledgement: {
      id: Generated<string>;
      agency_id: string | null;
      reason: string;
      acknowledged_by: string;
      acknowledged_at: Date;
    };
  }
}
