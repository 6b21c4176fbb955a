import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import { readPageCount } from '@lantai/contract/capture/page-count.ts';
import { normaliseArchivalCode } from '@lantai/contract/classification/archival-code.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { toHalfWidth, withoutSpaces } from '@lantai/contract/classification/half-width.ts';
import {
  type RetentionCode,
  readRetention,
  retentionName,
  usualRetentions,
} from '@lantai/contract/classification/retention.ts';
import { secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import type { Day } from '@lantai/contract/values.ts';
import type { RowDescription } from './catalogue-entry.ts';
import type { RowCells } from './row-cells.ts';

/** What a row is judged by. Absent: not judged (no fonds chosen yet, founding day not recorded). */
export type RowRules = {
  today: Day;
  foundedOn?: Day | undefined;
  permittedRetentions?: readonly RetentionCode[] | undefined;
  fondsCode?: string | undefined;
  category?: CategoryCode | undefined;
};

/** The row's readings; undefined where a value is missing or wrong, and then a finding says so. */
export type RowReading = {
  [Key in keyof RowDescription]: RowDescription[Key] | undefined;
};

type Report = (finding: ImportFinding) => undefined;

/** Reads every field of a row on its own; one wrong field hides no other. */
export function readRow(
  cells: RowCells,
  rules: RowRules,
): { reading: RowReading; findings: ImportFinding[] } {
  const findings: ImportFinding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const title = required(cells, 'title', report);
  const creator = required(cells, 'creator', report);
  const date = readDay(cells, rules, report);
  const reading: RowReading = {
    title,
    creator,
    documentNumber: optional(cells, 'documentNumber'),
    ...date,
    retention: readPeriod(cells, rules, report),
    pages: readNumberOf(cells, 'pages', report),
    securityLevel: readLevel(cells, report),
    department: optional(cells, 'department'),
    year: readYear(cells, date.day, report),
    archivalCode: normaliseArchivalCode(cells.given('archivalCode')) || null,
    itemNumber: readNumberOf(cells, 'itemNumber', report),
    boxNumber: optional(cells, 'boxNumber'),
    remark: optional(cells, 'remark'),
  };
  checkBelonging(cells, rules, report);
  return { reading, findings };
}

function optional(
  cells: RowCells,
  field: 'documentNumber' | 'department' | 'boxNumber' | 'remark',
) {
  return cells.given(field).trim() || null;
}

function required(cells: RowCells, field: 'title' | 'creator', report: Report): string | undefined {
  return cells.given(field).trim() || report(cells.found(field, `${field}-missing`));
}

function readDay(
  cells: RowCells,
  { today, foundedOn }: RowRules,
  report: Report,
): { day: Day | undefined; dayAttributed: boolean | undefined } {
  const nothing = { day: undefined, dayAttributed: undefined };
  if (cells.given('day').trim() === '')
    return report(cells.found('day', 'date-missing')) ?? nothing;
  const date = readWrittenDate(cells.given('day'));
  if (date.kind === 'invalid') return report(cells.found('day', 'date-invalid')) ?? nothing;
  if (date.day > today) report(cells.found('day', 'date-in-future', { today }));
  if (foundedOn && date.day < foundedOn) {
    report(cells.found('day', 'date-before-fonds', { foundedOn }));
  }
  return { day: date.day, dayAttributed: date.attributed };
}

function readPeriod(
  cells: RowCells,
  { permittedRetentions = usualRetentions }: RowRules,
  report: Report,
): RowDescription['retention'] | undefined {
  const permitted = permittedRetentions.map(retentionName).join('、');
  const given = cells.given('retention');
  if (given.trim() === '') {
    return report(cells.found('retention', 'retention-missing', { permitted }));
  }
  const period = readRetention(given, permittedRetentions);
  if (period.kind === 'invalid') {
    return report(cells.found('retention', 'retention-invalid', { permitted }));
  }
  if (period.kind === 'legacy') {
    const reportedAs = retentionName(period.reportedAs);
    report(cells.found('retention', 'retention-legacy', { reportedAs }));
  }
  return period;
}

const numbers = {
  pages: { read: readPageCount, rule: 'pages-invalid' },
  itemNumber: { read: readItemNumber, rule: 'item-number-invalid' },
} as const;

function readNumberOf(
  cells: RowCells,
  field: keyof typeof numbers,
  report: Report,
): number | null | undefined {
  const given = cells.given(field);
  if (given.trim() === '') return null;
  const { read, rule } = numbers[field];
  return read(given) ?? report(cells.found(field, rule));
}

/** DA/T 22-2015, 5.4.3: a running number of four figures, more where a class outgrows them. */
function readItemNumber(given: string): number | undefined {
  const figures = /^\d{1,8}$/u.exec(withoutSpaces(given))?.[0];
  return Number(figures ?? 0) || undefined;
}

function readLevel(cells: RowCells, report: Report): RowDescription['securityLevel'] | undefined {
  const securityLevel = cells.given('securityLevel');
  if (securityLevel.trim() === '') return null;
  const level = readSecurityLevel(securityLevel);
  if (level) return level;
  // A level with its mark, 机密★5年, is for quarantine to see, not for the importer to retype.
  if (secrecyOfFields({ securityLevel })) return null;
  return report(cells.found('securityLevel', 'security-level-invalid'));
}

function readYear(cells: RowCells, day: Day | undefined, report: Report): number | undefined {
  const dayYear = day === undefined ? undefined : Number(day.slice(0, 4));
  const given = withoutSpaces(cells.given('year'));
  const stated = /^((?:1[6-9]|2[01])\d{2})年?度?$/u.exec(given)?.[1];
  if (given !== '' && stated === undefined) return report(cells.found('year', 'year-invalid'));
  const codeYear = yearOfCode(cells.given('archivalCode'));
  if (stated && codeYear && stated !== codeYear) {
    report(cells.found('year', 'year-contradicts-code', { codeYear }));
  }
  if (stated && dayYear && Number(stated) !== dayYear) {
    report(cells.found('year', 'year-differs-from-date', { dayYear }));
  }
  return Number(stated ?? codeYear ?? 0) || dayYear;
}

/** The year stands between the category and the next class in every rule of DA/T 22 and DA/T 13. */
function yearOfCode(archivalCode: string): string | undefined {
  return /·([12]\d{3})(?=[-·])/u.exec(normaliseArchivalCode(archivalCode))?.[1];
}

function checkBelonging(cells: RowCells, { fondsCode, category }: RowRules, report: Report): void {
  const givenFonds = withoutSpaces(cells.given('fondsCode')).toUpperCase();
  if (fondsCode && givenFonds && givenFonds !== fondsCode.toUpperCase()) {
    report(cells.found('fondsCode', 'fonds-differs', { fondsCode }));
  }
  const givenCategory = toHalfWidth(cells.given('category')).trim().toUpperCase();
  if (!category || !givenCategory) return;
  const names: string[] = [category, categoryName(category), `${categoryName(category)}档案`];
  if (!names.includes(givenCategory)) {
    report(cells.found('category', 'category-differs', { category: categoryName(category) }));
  }
}
