import type { ImportRun, Upload } from '@lantai/contract/capture/capture.api.ts';
import type { HotPackageState } from '@lantai/contract/capture/hot-folder.ts';
import type { PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    upload: {
      id: string;
      agency_id: string;
      account_id: string;
      file_name: string;
      size: number;
      state: Upload['state'];
      media_type: string | null;
      sha512: string | null;
      sm3: string | null;
      reason: string | null;
      begun_at: Date;
      staged_at: Date | null;
    };
    import_run: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_id: string | null;
      category: CategoryCode;
      file_name: string;
      catalogue_sha512: string;
      dry_run: boolean;
      job_id: string | null;
      state: ImportRun['state'];
      rows_read: number | null;
      rows_with_findings: number | null;
      imported: Generated<number>;
      already_there: Generated<number>;
      quarantined: Generated<number>;
      columns: Json<ImportRun['columns']> | null;
      leftover_files: Json<string[]> | null;
      asked_by: string;
      asked_at: Date;
      ended_at: Date | null;
    };
    import_file: {
      import_id: string;
      agency_id: string;
      path: string;
      size: number;
      media_type: string;
      sha512: string;
      sm3: string;
    };
    import_finding: {
      import_id: string;
      agency_id: string;
      position: number;
      row: number;
      column: string;
      value: string | null;
      rule: string;
      severity: 'error' | 'notice';
      message: string;
    };
    hot_folder_package: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      name: string;
      digest: string;
      state: HotPackageState;
      listed: number;
      taken: number;
      already_there: number;
      quarantined: number;
      refused: number;
      findings: Json<PackageFinding[]>;
      records: Json<{ place: string; sourceKey: string }[]>;
      received_at: Date;
      settled_at: Date | null;
    };
  }
}
