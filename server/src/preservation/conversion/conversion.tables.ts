import type { Comparison, ConversionState } from '@lantai/contract/preservation/conversion.ts';
import type { ConversionTarget } from '@lantai/contract/preservation/format-rule.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    conversion_run: {
      id: Generated<string>;
      agency_id: string;
      job_id: string | null;
      authority: string | null;
      department: string | null;
      format_rule: string;
      asked_by: string | null;
      asked_at: Date;
      reviewed_by: string | null;
      reviewed_at: Date | null;
      review_note: string | null;
    };
    conversion: {
      id: Generated<string>;
      agency_id: string;
      run_id: string;
      record_id: string;
      source_id: string | null;
      source_name: string;
      source_format: string;
      source_size: number;
      source_sm3: string;
      target: ConversionTarget;
      target_id: string | null;
      target_size: number | null;
      target_sm3: string | null;
      state: Generated<ConversionState>;
      tool: string | null;
      tool_version: string | null;
      started_at: Date | null;
      ended_at: Date | null;
      reason: string | null;
      comparison: Json<Comparison> | null;
    };
  }
}
