import type { ProfileIssue } from '@lantai/contract/classification/profile-values.ts';
import { normaliseDocumentNumber } from '@lantai/contract/records/document-number.ts';
import {
  type Description,
  type DescriptionChanges,
  descriptionFieldNames,
} from '@lantai/contract/records/record.ts';
import { findSecrecyMark, secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import type { Db, NewRow } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type DescriptionColumns = Pick<
  NewRow<'record'>,
  | 'title'
  | 'creator'
  | 'document_number'
  | 'document_number_key'
  | 'date_given'
  | 'document_on'
  | 'year'
  | 'retention'
  | 'retention_item_id'
  | 'security_level'
  | 'department_id'
  | 'department_name'
  | 'matter_id'
  | 'pages'
  | 'carrier'
  | 'manuscript'
  | 'document_type'
  | 'open_status'
  | 'disclosure'
  | 'keywords'
  | 'persons'
  | 'remark'
>;

/** A description as the table keeps it: what was written, and beside it what it means. */
export function describedColumns(given: Description): DescriptionColumns {
  const read = given.date === null ? undefined : readWrittenDate(given.date);
  const documentOn = read?.kind === 'day' ? read.day : null;
  return {
    title: blankAsNull(given.title),
    creator: blankAsNull(given.creator),
    document_number: blankAsNull(given.documentNumber),
    document_number_key: given.documentNumber
      ? normaliseDocumentNumber(given.documentNumber)
      : null,
    date_given: blankAsNull(given.date),
    document_on: documentOn,
    // The year of the day it was signed, unless the archivist says another (standards 3.3).
    year: given.year ?? (documentOn ? Number(documentOn.slice(0, 4)) : null),
    retention: given.retention,
    retention_item_id: given.retentionItemId,
    security_level: given.securityLevel,
    department_id: given.departmentId,
    department_name: blankAsNull(given.departmentName),
    matter_id: given.matterId,
    pages: given.pages,
    carrier: given.carrier,
    manuscript: blankAsNull(given.manuscript),
    document_type: blankAsNull(given.documentType),
    open_status: given.openStatus,
    disclosure: given.disclosure,
    keywords: blankAsNull(given.keywords),
    persons: blankAsNull(given.persons),
    remark: blankAsNull(given.remark),
  };
}

const blankAsNull = (text: string | null) => (text?.trim() ? text.trim() : null);

/** Every field of a description that says something impossible is named at once. */
export function requireReadable(
  given: DescriptionChanges,
  furtherIssues: readonly ProfileIssue[] = [],
): void {
  const issues: ProfileIssue[] = [...furtherIssues];
  if (given.date && readWrittenDate(given.date).kind === 'invalid')
    issues.push({
      field: 'date',
      name: descriptionFieldNames.date,
      sentence: `日期“${given.date}”无效，按 YYYYMMDD 或 YYYY-MM-DD 填写真实的年、月、日`,
    });
  if (issues.length > 0) throw new Problem('records.description-invalid', { issues });
}

/** The secrecy mark a description carries, in the words of the report; null where there is none. */
export function secrecyMarkOf(
  given: Description,
  fileNames: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
): string | null {
  const found = secrecyOfFields({
    securityLevel: securityLevelNames[given.securityLevel],
    title: given.title,
    creator: given.creator,
    documentNumber: given.documentNumber,
    keywords: given.keywords,
    remark: given.remark,
    fileNames: fileNames.join('\n'),
  });
  if (!found) return markInMore(more);
  const where = found.field === 'fileNames' ? '电子文件名' : descriptionFieldNames[found.field];
  return `${where}：${securityLevelNames[found.mark.level]}`;
}

/** Fields of a profile only: the heads of an old catalogue are Chinese, and its rows were searched as it came in. */
function markInMore(more: Readonly<Record<string, unknown>>): string | null {
  for (const [key, value] of Object.entries(more)) {
    const mark = typeof value === 'string' && /^[a-z]/.test(key) && findSecrecyMark(value);
    if (mark) return `著录方案字段：${securityLevelNames[mark.level]}`;
  }
  return null;
}

/** A department's name is kept with the record, as it was when the record was described. */
export async function withDepartmentName(
  db: Db,
  agencyId: string,
  given: Description,
): Promise<Description> {
  if (given.departmentId === null) return given;
  const department = await db
    .selectFrom('org_unit')
    .select('name')
    .where('id', '=', given.departmentId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!department) throw new Problem('records.department-not-in-agency');
  return { ...given, departmentName: department.name };
}
