import type { Mismatch } from '@lantai/contract/preservation/reconciliation.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    reconciliation_run: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string | null;
      job_id: string | null;
      share: number;
      records: number | null;
      components: number | null;
      read_whole: number | null;
      objects: number | null;
      asked_by: string | null;
      asked_at: Date;
      ended_at: Date | null;
    };
    reconciliation_finding: {
      run_id: string;
      agency_id: string;
      position: number;
      kind: Mismatch;
      record_id: string | null;
      component_id: string | null;
      detail: string;
      repaired_at: Date | null;
      repaired_by: string | null;
    };
  }
}
