import { type CategoryCode, categoryCode } from '@lantai/contract/classification/category.ts';
import type { ScheduleItem } from '@lantai/contract/classification/fonds.ts';
import { readRetention, retentionName } from '@lantai/contract/classification/retention.ts';
import { classificationText } from '../classification.text.ts';

const t = classificationText.clause;

/** A row of the grid as it is typed; what it means is read when it is checked and sent. */
export type ClauseRow = {
  readonly key: string;
  readonly number: string;
  readonly text: string;
  readonly retention: string;
  readonly category: CategoryCode;
  readonly remark: string;
};

/** Accounting and other categories have terms of their own: any number of years is read here. */
const everyTerm = ['Y', ...Array.from({ length: 99 }, (_, at) => `D${at + 1}`)];

export function blankRow(): ClauseRow {
  const key = crypto.randomUUID();
  return { key, number: '', text: '', retention: '', category: 'WS', remark: '' };
}

export function rowOf(clause: ScheduleItem & { readonly id: string }): ClauseRow {
  const { id, number, text, retention, category, remark } = clause;
  return {
    key: id,
    number,
    text,
    retention: retention === null ? '' : retentionName(retention),
    category,
    remark: remark ?? '',
  };
}

/** The code of a period as it is written, null for none, undefined for what is no period. */
export function retentionOf(written: string): string | null | undefined {
  if (written.trim() === '') return null;
  const reading = readRetention(written, everyTerm);
  return reading.kind === 'code' ? reading.code : undefined;
}

export function clauseOf(row: ClauseRow): ScheduleItem {
  return {
    number: row.number.trim(),
    text: row.text.trim(),
    retention: retentionOf(row.retention) ?? null,
    category: categoryCode.parse(row.category),
    remark: row.remark.trim() || null,
  };
}

const clauseNumber = /^\d+(?:\.\d+)*$/;

/** What keeps each row from being saved, by its key; rows that are right are not in it. */
export function faultsOf(rows: readonly ClauseRow[]): ReadonlyMap<string, readonly string[]> {
  const numbers = Map.groupBy(rows, ({ number }) => number.trim());
  const parents = new Set([...numbers.keys()].map(parentOf));
  const found = new Map<string, readonly string[]>();
  for (const row of rows) {
    const number = row.number.trim();
    const parent = parentOf(number);
    const retention = retentionOf(row.retention);
    const faults = [
      ...(clauseNumber.test(number) ? [] : [t.faults.number]),
      ...((numbers.get(number)?.length ?? 0) > 1 ? [t.faults.repeated] : []),
      ...(parent === '' || numbers.has(parent) ? [] : [t.faults.parent]),
      ...(row.text.trim() === '' ? [t.faults.text] : []),
      ...(retention === undefined ? [t.faults.retention] : []),
      ...(retention === null && !parents.has(number) ? [t.faults.missing] : []),
    ];
    if (faults.length > 0) found.set(row.key, faults);
  }
  return found;
}

/** 1.2 for 1.2.3, and nothing for 1. */
export function parentOf(number: string): string {
  return number.split('.').slice(0, -1).join('.');
}
