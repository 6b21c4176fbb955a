import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    circulation: {
      id: Generated<string>;
      agency_id: string;
      record_id: string;
      purpose: string;
      begun_by: string;
      begun_at: Date;
      in_order: boolean;
      due_on: string;
      escalate_after_days: number;
      department_ids: string[];
      closed_at: Date | null;
      closed_by: string | null;
      close_reason: string | null;
    };
    circulation_recipient: {
      circulation_id: string;
      agency_id: string;
      record_id: string;
      person_id: string;
      department_id: string | null;
      position: number;
      sent_at: Date | null;
      opened_at: Date | null;
      comment: string | null;
      returned_at: Date | null;
    };
  }
}
