import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    /** Filled by triggers on what is searched, emptied by whoever feeds the index. */
    search_outbox: { id: Generated<number>; agency_id: string; record_id: string };
  }
}
