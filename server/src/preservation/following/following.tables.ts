import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    /** Filled by triggers on what the store tells, emptied by whoever writes it there. */
    store_outbox: {
      id: Generated<number>;
      kind: string;
      subject_id: string;
      agency_id: string | null;
      noted_by: string | null;
      noted_at: Generated<Date>;
      /** Why the object could not be written the last time. */
      fault: string | null;
      not_before: Date | null;
    };
  }
}
