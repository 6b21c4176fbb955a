import type { ToldRow } from '../preservation/following/told-rows.ts';

/** Fields of a description as an object names them, and the columns they are kept in. */
const columns = {
  title: 'title',
  creator: 'creator',
  documentNumber: 'document_number',
  date: 'date_given',
  year: 'year',
  retention: 'retention',
  retentionItemId: 'retention_item_id',
  securityLevel: 'security_level',
  departmentId: 'department_id',
  departmentName: 'department_name',
  matterId: 'matter_id',
  pages: 'pages',
  carrier: 'carrier',
  manuscript: 'manuscript',
  documentType: 'document_type',
  openStatus: 'open_status',
  disclosure: 'disclosure',
  keywords: 'keywords',
  persons: 'persons',
  remark: 'remark',
} as const;

/** A description of an object of schema 1 as columns; what an early object does not say is left to the default. */
export function descriptionFields(said: Readonly<Record<string, unknown>>): ToldRow {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) =>
      said[field] === undefined ? [] : [[column, said[field]]],
    ),
  );
}
