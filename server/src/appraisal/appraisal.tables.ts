import type {
  AppraisalDecision,
  CountsFrom,
  GroupMember,
} from '@lantai/contract/appraisal/appraisal.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    appraisal_setting: {
      id: Generated<number>;
      agency_id: string;
      counts_from: CountsFrom;
      source: string;
      cooling_months: number;
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
    record_expiry: {
      record_id: string;
      agency_id: string;
      fonds_id: string;
      retention: string;
      from_year: number;
      expires_on: string | null;
    };
    appraisal_batch: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      year: number;
      serial: number;
      number: string;
      expired_by: string;
      basis: string;
      method: string;
      leader_id: string;
      members: Json<readonly GroupMember[]>;
      member_ids: string[];
      started_on: string;
      due_on: string;
      conclusion: string | null;
      opened_by: string | null;
      opened_at: Date;
      closed_by: string | null;
      closed_at: Date | null;
    };
    appraisal_item: {
      id: Generated<string>;
      batch_id: string;
      agency_id: string;
      record_id: string;
      position: number;
      code: string;
      title: string;
      year: number;
      retention: string;
      expires_on: string;
      pages: number | null;
      decision: AppraisalDecision | null;
      extended_years: number | null;
      reason: string | null;
      basis_clause: string | null;
      decided_by: string | null;
      decided_at: Date | null;
      annotation: string | null;
      ended_at: Date | null;
    };
    appraisal_opinion: {
      item_id: string;
      agency_id: string;
      person_id: string;
      opinion: AppraisalDecision;
      note: string | null;
      given_at: Date;
    };
  }
}
