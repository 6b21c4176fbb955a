import {
  type RetentionCode,
  readRetention,
  retentionCode,
} from '@lantai/contract/classification/retention.ts';
import {
  type DescriptionChanges,
  type RecordRow,
  shownRetention,
} from '@lantai/contract/records/record.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { entryText as t } from './entry.text.ts';

/** What is entered by keyboard, in the order of hands. */
export const entryFields = [
  'title',
  'documentNumber',
  'creator',
  'date',
  'year',
  'retention',
  'pages',
  'remark',
] as const;
export type EntryField = (typeof entryFields)[number];
export type EntryValues = Readonly<Record<EntryField, string>>;

export type EntryRow = {
  /** Stays the same while the row is on the sheet. */
  readonly key: string;
  readonly recordId: string | undefined;
  readonly version: number;
  /** Its code or temporary number, once it has one. */
  readonly number: string;
  /** As the server has them, and as they stand on the sheet. */
  readonly saved: EntryValues;
  readonly values: EntryValues;
  readonly state: 'idle' | 'saving' | 'failed';
  readonly problem?: string | undefined;
};

const nothing: EntryValues = Object.fromEntries(
  entryFields.map((field) => [field, '']),
) as EntryValues;

export function blankRow(): EntryRow {
  return {
    key: crypto.randomUUID(),
    recordId: undefined,
    version: 0,
    number: '',
    saved: nothing,
    values: nothing,
    state: 'idle',
  };
}

export function rowOf(record: RecordRow): EntryRow {
  const values = valuesOf(record);
  return {
    key: record.id,
    recordId: record.id,
    version: record.version,
    number: record.archivalCode ?? record.temporaryNumber ?? '',
    saved: values,
    values,
    state: 'idle',
  };
}

export function valuesOf(record: RecordRow): EntryValues {
  return {
    title: record.title ?? '',
    documentNumber: record.documentNumber ?? '',
    creator: record.creator ?? '',
    date: record.date ?? '',
    year: record.year === null ? '' : String(record.year),
    retention: shownRetention(record.retention),
    pages: record.pages === null ? '' : String(record.pages),
    remark: record.remark ?? '',
  };
}

export function isBlank({ values, recordId }: EntryRow): boolean {
  return recordId === undefined && entryFields.every((field) => values[field].trim() === '');
}

export function hasChanges({ values, saved }: EntryRow): boolean {
  return entryFields.some((field) => values[field] !== saved[field]);
}

export type EntryIssues = Readonly<Partial<Record<EntryField, string>>>;

const longest: Partial<Record<EntryField, number>> = {
  title: 500,
  documentNumber: 100,
  creator: 200,
  remark: 2000,
};

/** What cannot be kept as it is written. An empty cell is no issue: it can be filled in later. */
export function issuesOf({ values, recordId }: EntryRow): EntryIssues {
  const issues: Partial<Record<EntryField, string>> = {};
  for (const field of entryFields) {
    const most = longest[field];
    if (most !== undefined && values[field].length > most) issues[field] = t.tooLong(most);
  }
  const { title, date, year, retention, pages } = values;
  // A record that is being taken in is known by its title at least.
  if (recordId === undefined && title.trim() === '') issues.title = t.titleMissing;
  if (date.trim() && readWrittenDate(date).kind === 'invalid') issues.date = t.invalidDate;
  if (year.trim() && !/^(?:1[6-9]|2[01])\d{2}$/u.test(year.trim())) issues.year = t.invalidYear;
  if (pages.trim() && !/^[1-9]\d{0,3}$/u.test(pages.trim())) issues.pages = t.invalidPages;
  if (retention.trim() && retentionOf(retention) === undefined)
    issues.retention = t.invalidRetention;
  return issues;
}

/** A period as people write it, as the record keeps it; undefined where it is none. */
function retentionOf(written: string): string | undefined {
  const reading = readRetention(written);
  if (reading.kind === 'code') return reading.code;
  if (reading.kind === 'legacy') return reading.given;
  // A schedule may have other terms, such as D50: its code and its name are understood.
  const years = /^(?:定期|D)?(\d{1,3})年?$/u.exec(written.trim())?.[1];
  const code = retentionCode.safeParse(`D${Number(years)}`);
  return years !== undefined && code.success ? (code.data as RetentionCode) : undefined;
}

/** What differs from the server's values, as the API takes it. */
export function changesOf(row: EntryRow): DescriptionChanges {
  const changed = entryFields.filter((field) => row.values[field] !== row.saved[field]);
  return Object.fromEntries(changed.map((field) => [field, asKept(field, row.values[field])]));
}

function asKept(field: EntryField, written: string): string | number | null {
  const text = written.trim();
  if (text === '') return null;
  if (field === 'year' || field === 'pages') return Number(text);
  return field === 'retention' ? (retentionOf(text) ?? null) : text;
}

/**
 * A row whose record somebody has changed meanwhile: what was typed here stays, what was not touched here
 * becomes what the other has saved.
 */
export function rebased(row: EntryRow, record: RecordRow): EntryRow {
  const latest = valuesOf(record);
  const values = Object.fromEntries(
    entryFields.map((field) => [
      field,
      row.values[field] === row.saved[field] ? latest[field] : row.values[field],
    ]),
  ) as EntryValues;
  return { ...rowOf(record), key: row.key, values };
}
