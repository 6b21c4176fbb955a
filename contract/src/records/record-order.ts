import { z } from 'zod';
import type { SortDirection } from '../values.ts';

/** What a list of records can be sorted by; without a choice, the newest come first. */
export const recordSortKeys = [
  'createdAt',
  'number',
  'title',
  'documentNumber',
  'creator',
  'date',
  'year',
  'retention',
  'department',
  'pages',
  'state',
] as const;
export const recordSortKey = z.enum(recordSortKeys);
export type RecordSortKey = z.output<typeof recordSortKey>;

export type RecordOrder = { readonly by: RecordSortKey; readonly direction: SortDirection };

export const newestFirst: RecordOrder = { by: 'createdAt', direction: 'descending' };
