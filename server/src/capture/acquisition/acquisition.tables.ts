import type {
  AcquisitionKind,
  PartyKind,
  PlanState,
} from '@lantai/contract/capture/acquisition.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    acquisition_plan: {
      id: Generated<string>;
      agency_id: string;
      title: string;
      year: number;
      purpose: string;
      budget_fen: number | null;
      until: string | null;
      state: Generated<PlanState>;
      made_by: string | null;
      made_at: Date;
      submitted_at: Date | null;
      decided_by: string | null;
      decided_at: Date | null;
      decision_note: string | null;
      completed_at: Date | null;
      result: string | null;
    };
    source_party: {
      id: Generated<string>;
      agency_id: string;
      name: string;
      kind: PartyKind;
      contact: string;
      note: string | null;
      added_by: string | null;
      added_at: Date;
    };
    acquisition_agreement: {
      id: Generated<string>;
      agency_id: string;
      plan_id: string | null;
      party_id: string;
      number: string;
      kind: AcquisitionKind;
      signed_on: string;
      price_fen: number | null;
      terms: string;
      restrictions: string | null;
      restricted_until: string | null;
      made_by: string | null;
      made_at: Date;
    };
    acquired_record: {
      record_id: string;
      agency_id: string;
      agreement_id: string;
      appraisal: string;
      appraised_by: string | null;
      taken_in_at: Date;
    };
  }
}
