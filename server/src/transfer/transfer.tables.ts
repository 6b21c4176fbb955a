import type { ArchiveSignature } from '@lantai/contract/preservation/archive-signature.ts';
import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type { SelfTest } from '@lantai/contract/transfer/self-test.ts';
import type {
  ListedRecord,
  TransferKind,
  TransferState,
} from '@lantai/contract/transfer/transfer-batch.ts';
import type { TransferRefusal } from '@lantai/contract/transfer/transfer-refusal.ts';
import type { ArchiveLevel } from '@lantai/contract/transfer/transfer-rule.ts';
import type {
  TransferReception,
  TransferSheetContent,
} from '@lantai/contract/transfer/transfer-sheet.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

/** As it stands in the row: an instant in JSON is text. */
export type StoredPackage = {
  readonly round: number;
  readonly sm3: string;
  readonly files: number;
  readonly bytes: number;
  readonly packedAt: string;
  /** Absent where a package was made before packages were signed. */
  readonly signature?: ArchiveSignature;
};
export type StoredSelfTest = Omit<SelfTest, 'testedAt'> & { readonly testedAt: string };

declare module '#platform/tables.ts' {
  interface Tables {
    transfer_rule: {
      id: Generated<string>;
      agency_id: string;
      archive_level: ArchiveLevel;
      paper_years: number;
      electronic_years: number;
      copy_years: number;
      basis: string;
      confirmed: boolean;
      decided_by: string | null;
      decided_at: Date;
    };
    transfer_batch: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      year: number;
      serial: number;
      number: string;
      kind: TransferKind;
      profile: Generated<PackageProfile>;
      state: TransferState;
      archive_name: string;
      archive_code: string | null;
      year_from: number;
      year_to: number;
      retention: string;
      agreed_on: string;
      note: string | null;
      round: Generated<number>;
      job_id: string | null;
      package: Json<StoredPackage> | null;
      self_test: Json<StoredSelfTest> | null;
      received_on: string | null;
      planned_by: string | null;
      planned_at: Date;
      moved_at: Date;
    };
    transfer_item: {
      batch_id: string;
      agency_id: string;
      record_id: string;
      position: number;
      listed: Json<ListedRecord>;
      record_version: number;
      released: Generated<boolean>;
    };
    transfer_step: {
      id: Generated<number>;
      batch_id: string;
      agency_id: string;
      action: string;
      from_state: TransferState;
      to_state: TransferState;
      round: number;
      happened_on: string;
      signer: string | null;
      note: string | null;
      details: ColumnType<Record<string, unknown>, string | undefined, never>;
      entered_by: string | null;
      entered_at: Date;
    };
    transfer_sheet: {
      batch_id: string;
      round: number;
      agency_id: string;
      content: Json<TransferSheetContent>;
      sm3: string;
      made_by: string | null;
      made_at: Date;
      received: Json<TransferReception> | null;
      received_sm3: string | null;
      received_entered_by: string | null;
      received_at: Date | null;
    };
    transfer_refusal: { record_id: string; refusals: TransferRefusal[] };
  }
}
