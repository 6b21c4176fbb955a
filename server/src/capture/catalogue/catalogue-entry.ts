import type { CatalogueField } from '@lantai/contract/capture/catalogue-columns.ts';
import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import type { RetentionReading } from '@lantai/contract/classification/retention.ts';
import type { MarkedField } from '@lantai/contract/records/secrecy-mark.ts';
import type { SecurityMark } from '@lantai/contract/records/security-level.ts';
import type { Day } from '@lantai/contract/values.ts';

/** What a row says, normalised. Null where the row is silent. */
export type RowDescription = {
  title: string;
  creator: string;
  documentNumber: string | null;
  day: Day;
  /** The day was worked out by an archivist and stood in brackets. DA/T 18-2022, 日期. */
  dayAttributed: boolean;
  retention: Exclude<RetentionReading, { kind: 'invalid' }>;
  pages: number | null;
  securityLevel: SecurityMark | null;
  department: string | null;
  /** The year as stated, else the year of the day. */
  year: number;
  archivalCode: string | null;
  itemNumber: number | null;
  boxNumber: string | null;
  remark: string | null;
};

/** A row that is fit to become a record. */
export type CatalogueEntry = RowDescription & {
  row: number;
  /** Digest of all that the row says: the same row is recognised when it is imported again. */
  sourceKey: string;
  /** Equal for rows that speak of the same document: 文号, 责任者, 日期. Null without a 文号. */
  likenessKey: string | null;
  /** Every known field as it came: legacy values are never replaced, only read. */
  given: Readonly<Partial<Record<CatalogueField, string>>>;
  /** Columns under headings that mean nothing to this system, kept with the record. */
  extra: Readonly<Record<string, string>>;
  /** The files that belong to the row: paths inside the folder of components, in order. */
  components: readonly string[];
};

/** A row after all checks. With errors there is no entry; notices hinder nothing. */
export type CheckedRow = {
  row: number;
  cells: readonly string[];
  errors: readonly ImportFinding[];
  notices: readonly ImportFinding[];
  /** Carries a secrecy mark: to be quarantined, and its words to be repeated nowhere. */
  secrecy: MarkedField<CatalogueField> | undefined;
  entry: CatalogueEntry | undefined;
};
