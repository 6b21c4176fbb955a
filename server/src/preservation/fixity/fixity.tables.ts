import type { DamageKind } from '@lantai/contract/preservation/damage.ts';
import type { InspectionCause, InspectionKind } from '@lantai/contract/preservation/fixity.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    inspection_policy: {
      id: Generated<string>;
      agency_id: string;
      version: number;
      single_set: boolean;
      full_months: number;
      sample_percent: number;
      mib_per_second: number;
      from_hour: number;
      to_hour: number;
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
    fixity_run: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string | null;
      year: number | null;
      kind: InspectionKind;
      cause: InspectionCause;
      percent: number;
      seed: string;
      population: number;
      record_ids: string[];
      job_id: string | null;
      environment: string;
      with_check: Generated<boolean>;
      asked_by: string | null;
      asked_at: Date;
      ended_at: Date | null;
    };
    fixity_run_place: {
      run_id: string;
      position: number;
      agency_id: string;
      copy_id: string | null;
      name: string;
      done: Generated<number>;
      files: Generated<number>;
      bytes: Generated<number>;
      milliseconds: Generated<number>;
      waiting: Generated<number>;
      missed_because: string | null;
      ended_at: Date | null;
    };
    fixity_finding: {
      run_id: string;
      position: number;
      agency_id: string;
      record_id: string | null;
      object_id: string;
      code: string;
      kind: DamageKind;
      path: string;
      expected: string;
      actual: string;
      copy_id: string | null;
      damage_id: string;
    };
    store_move: {
      id: Generated<string>;
      kind: 'restore' | 'rebuild';
      told: string;
      moved_at: Date;
    };
  }
}
