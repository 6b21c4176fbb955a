import type { ExportState } from '@lantai/contract/access/export.ts';
import type { ArchiveSignature } from '@lantai/contract/preservation/archive-signature.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    export_run: {
      id: Generated<string>;
      agency_id: string;
      account_id: string | null;
      job_id: string | null;
      scope: string;
      record_ids: string[];
      reason: string;
      asked_at: Date;
      ended_at: Date | null;
      state: Generated<ExportState>;
      fault: string | null;
      records: number | null;
      files: number | null;
      bytes: number | null;
      manifest_sha512: string | null;
      signature: ArchiveSignature | null;
    };
  }
}
