import type { CheckCode, CheckStage } from '@lantai/contract/quality/check-item.ts';
import type { CheckPolicy } from '@lantai/contract/quality/check-policy.ts';
import type {
  CheckOutcome,
  OutcomeCounts,
  SeenObject,
} from '@lantai/contract/quality/check-result.ts';
import type {
  CheckExpectations,
  CheckedPoint,
  CheckRunState,
  CheckSubjectKind,
} from '@lantai/contract/quality/check-run.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    check_policy: {
      id: Generated<string>;
      agency_id: string;
      version: number;
      content: Json<CheckPolicy>;
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
    check_run: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_ids: string[];
      subject_kind: CheckSubjectKind;
      subject_id: string;
      name: string;
      stage: CheckStage;
      rule_set: string;
      policy: Json<CheckPolicy>;
      policy_version: number;
      trust_version: Generated<number>;
      expected: Json<CheckExpectations>;
      state: CheckRunState;
      records: number;
      counts: Json<OutcomeCounts>;
      job_id: string | null;
      started_by: string | null;
      started_at: Date;
      ended_at: Date | null;
      repeats_run_id: string | null;
      inspection_id: string | null;
    };
    check_run_record: {
      run_id: string;
      agency_id: string;
      position: number;
      record_id: string;
    };
    check_result: {
      id: Generated<number>;
      agency_id: string;
      run_id: string;
      record_id: string | null;
      item_code: CheckCode;
      outcome: CheckOutcome;
      object: string;
      expected: string | null;
      actual: string | null;
      note: string | null;
      evidence: Json<{
        seen: SeenObject[];
        files?: { id: string; fileName: string; sm3: string }[];
        checklist?: CheckedPoint[];
      }>;
      tool: string;
      tool_version: string;
      at: Date;
      operator: string | null;
      signed_by: string | null;
      sample: string[] | null;
    };
    check_evidence: {
      id: Generated<string>;
      agency_id: string;
      run_id: string;
      item_code: CheckCode;
      file_name: string;
      media_type: string;
      size: number;
      sha512: string;
      sm3: string;
      brought_by: string;
      brought_at: Date;
    };
    weakness_scan: {
      id: Generated<string>;
      agency_id: string;
      tool: string;
      tool_version: string;
      scanned_on: string;
      severe: number;
      file_name: string;
      media_type: string;
      size: number;
      sha512: string;
      sm3: string;
      brought_by: string;
      brought_at: Date;
    };
    kept_check_report: {
      id: Generated<string>;
      agency_id: string;
      run_id: string;
      results_sm3: string;
      file_name: string;
      media_type: string;
      size: number;
      sha512: string;
      sm3: string;
      kept_by: string | null;
      kept_at: Date;
    };
    keeping_environment: {
      id: Generated<number>;
      program: string;
      system: string;
      store: string;
      database: string;
      noted_at: Date;
    };
  }
}
