import type { SubmissionListRow } from '@lantai/contract/collection/submission.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { Row } from '#platform/database.ts';
import { sm3 } from '../../audit/sealing/sm3.ts';

/** The rows of a 移交清单, in the order of the temporary numbers (workflows A.8). */
export function composeRows(records: readonly Row<'record'>[]): SubmissionListRow[] {
  return records
    .toSorted((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1))
    .map((record, index) => ({
      sequence: index + 1,
      recordId: record.id,
      temporaryNumber: numberOf(record),
      title: record.title ?? '',
      documentNumber: record.document_number ?? '',
      date: record.date_given ?? '',
      copies: 1,
      pages: record.pages,
      securityLevel: securityLevelNames[record.security_level],
      creator: record.creator ?? '',
      retention: shownRetention(record.retention),
      remark: record.remark ?? '',
    }));
}

function numberOf({ temporary_number }: Row<'record'>): string {
  return temporary_number ?? '';
}

type Signed = {
  readonly name: string;
  readonly agencyName: string;
  readonly departmentName: string;
  readonly submittedByName: string;
  readonly submittedAt: Date;
  readonly rows: readonly SubmissionListRow[];
  /** All their files together. */
  readonly bytes: number;
};

/**
 * The SM3 of everything that stands on the sheet, in one order of fields, so that it comes out the same
 * from the preview, from the database and from a sheet typed off again.
 */
export function digestList(list: Signed): string {
  const head = [list.name, list.agencyName, list.departmentName, list.submittedByName];
  const lines = list.rows.map((row) =>
    [
      row.sequence,
      row.temporaryNumber,
      row.title,
      row.documentNumber,
      row.date,
      row.copies,
      row.pages ?? '',
      row.securityLevel,
      row.creator,
      row.retention,
      row.remark,
    ].join('\t'),
  );
  const total = [list.rows.length, list.bytes].join('\t');
  return sm3([[...head, list.submittedAt.toISOString()].join('\t'), ...lines, total].join('\n'));
}
