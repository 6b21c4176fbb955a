import type { DestructionState } from '@lantai/contract/disposal/disposal.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    destruction_list: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      batch_id: string;
      year: number;
      serial: number;
      number: string;
      state: DestructionState;
      proposed_by: string;
      proposed_at: Date;
      approved_by: string | null;
      approved_at: Date | null;
      approval_note: string | null;
      list_sm3: string | null;
      ready_on: string | null;
      executed_by: string | null;
      started_at: Date | null;
      executed_at: Date | null;
      offsite_statement: string | null;
      offsite_by: string | null;
      offsite_at: Date | null;
      offline_statement: string | null;
      offline_by: string | null;
      offline_at: Date | null;
      reviewed_by: string | null;
      reviewed_at: Date | null;
    };
    destruction_item: {
      list_id: string;
      agency_id: string;
      item_id: string;
      record_id: string;
      position: number;
      title: string;
      year: number;
      code: string;
      retention: string;
      kept_years: number;
      pages: number | null;
      files: number;
      bytes: number;
      remark: string;
      rejected_at: Date | null;
      rejected_by: string | null;
      rejection_reason: string | null;
    };
    destruction_signature: {
      list_id: string;
      agency_id: string;
      person_id: string;
      position: number;
      signed_at: Date;
      place: string;
      method: string;
      list_sm3: string;
    };
    destroyed_record: {
      record_id: string;
      agency_id: string;
      department_id: string | null;
      list_id: string;
      list_number: string;
      destroyed_at: Date;
      components: number;
      bytes: number;
      removed_at: Date | null;
    };
  }
}
