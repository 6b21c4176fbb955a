import type { RelationKind } from '@lantai/contract/records/relation.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    record_relation: {
      id: Generated<string>;
      agency_id: string;
      first_id: string;
      second_id: string;
      kind: RelationKind;
      note: string | null;
      made_by: string | null;
      made_at: Date;
      removed_by: string | null;
      removed_at: Date | null;
      removal_reason: string | null;
    };
  }
}
