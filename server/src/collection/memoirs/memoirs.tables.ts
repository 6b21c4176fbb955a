import type {
  MemoirComparison,
  MemoirConfirmation,
  MemoirState,
} from '@lantai/contract/collection/memoir.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    memoir: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_id: string | null;
      security_rank: Generated<number>;
      begun_by: string;
      begun_at: Date;
      superseded_by: string | null;
      superseded_reason: string | null;
      superseded_at: Date | null;
      superseded_person: string | null;
    };
    memoir_version: {
      id: Generated<string>;
      memoir_id: string;
      agency_id: string;
      number: number;
      state: MemoirState;
      event: string;
      time_given: string;
      happened_on: string | null;
      place: string;
      persons: string;
      content: string;
      limits: string;
      without_written_basis: boolean;
      written_by: string;
      written_at: Date;
      submitted_at: Date | null;
      decided_by: string | null;
      decided_at: Date | null;
      confirmation: MemoirConfirmation | null;
      return_reason: string | null;
      comparison: Json<MemoirComparison> | null;
      shown: Json<readonly string[]> | null;
    };
    memoir_reference: {
      id: Generated<string>;
      version_id: string;
      agency_id: string;
      kind: 'written' | 'told' | 'attachment' | 'conflict';
      position: number;
      words: string | null;
      record_id: string | null;
      named_by: string;
    };
  }
}
