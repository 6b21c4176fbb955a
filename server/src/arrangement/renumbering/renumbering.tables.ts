import type {
  RenumberingKind,
  RenumberingPlan,
  RenumberingState,
} from '@lantai/contract/arrangement/renumbering.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    renumbering: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      kind: RenumberingKind;
      plan: Json<RenumberingPlan>;
      reason: string;
      state: Generated<RenumberingState>;
      digest: string | null;
      records: Generated<number>;
      unchanged: Generated<number>;
      drafted_by: string | null;
      drafted_at: Date;
      proposed_by: string | null;
      proposed_at: Date | null;
      decided_by: string | null;
      decided_at: Date | null;
      refusal: string | null;
      job_id: string | null;
      ended_at: Date | null;
    };
    renumbering_item: {
      renumbering_id: string;
      agency_id: string;
      record_id: string;
      position: number;
      old_class_key: string;
      old_item_number: number;
      old_code: string;
      old_box: string | null;
      new_class_key: string;
      new_item_number: number;
      new_code: string;
      new_box: string | null;
      on_paper: boolean;
      stored_at: Date | null;
    };
  }
}
