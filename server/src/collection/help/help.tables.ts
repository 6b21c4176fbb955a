import type { AttachmentMention } from '@lantai/contract/collection/attachment-mention.ts';
import type { ExplanationKind } from '@lantai/contract/collection/number-gaps.api.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    number_explanation: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      issuer: string;
      year: number;
      sequence: number;
      kind: ExplanationKind;
      note: string;
      explained_by: string | null;
      explained_at: Date;
      revoked_by: string | null;
      revoked_at: Date | null;
      revoke_reason: string | null;
    };
    text_signature: {
      component_id: string;
      agency_id: string;
      fonds_id: string;
      record_id: string;
      shingles: number;
      sketch: number[];
      bands: number[];
      attachments_named: Json<AttachmentMention[]>;
      attachments_expected: number;
      read_at: Date;
    };
    near_duplicate: {
      component_low: string;
      component_high: string;
      agency_id: string;
      fonds_id: string;
      record_low: string;
      record_high: string;
      similarity: number;
      found_at: Date;
    };
    duplicate_judgment: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      record_low: string;
      record_high: string;
      reason: string;
      judged_by: string | null;
      judged_at: Date;
      revoked_by: string | null;
      revoked_at: Date | null;
    };
  }
}
