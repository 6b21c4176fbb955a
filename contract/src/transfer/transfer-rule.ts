import { z } from 'zod';
import type { Carrier } from '../records/record.ts';
import { instant } from '../values.ts';

/** The archive an agency hands over to decides how long it keeps its records itself. */
export const archiveLevel = z.enum(['county', 'city-and-above']);
export type ArchiveLevel = z.output<typeof archiveLevel>;
export const archiveLevelNames: Record<ArchiveLevel, string> = {
  county: '县级馆',
  'city-and-above': '设区的市级以上馆',
};

export const transferRule = z.object({
  archiveLevel,
  paperYears: z.number().int().min(1).max(100),
  electronicYears: z.number().int().min(1).max(100),
  /** 档发〔2012〕7 号: the agency keeps its own copy for five years at least. */
  copyYears: z.number().int().min(5).max(100),
  basis: z.string().trim().min(1).max(500),
  /** Whether somebody has held the figures against the text in force. */
  confirmed: z.boolean(),
});
export type TransferRule = z.output<typeof transferRule>;

export const decidedRule = transferRule.extend({
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
});

/** What holds until an agency decides for itself; its figures are still to be confirmed. */
export const defaultTransferRule: TransferRule = {
  archiveLevel: 'county',
  paperYears: 10,
  electronicYears: 5,
  copyYears: 5,
  basis:
    '档案法实施条例第二十条（省、设区的市级 20 年，县级 10 年）；GB/T 18894-2016，10.3.1（永久电子档案 5 年内）；档发〔2012〕7 号（移交后原单位至少保存 5 年）。自形成年度次年起算，至满期之年年底',
  confirmed: false,
};

/** A record on both carriers goes with its paper (Order No. 13 of the State Archives Administration, 52). */
export function yearsUntilDue(carrier: Carrier, rule: TransferRule): number {
  return carrier === 'electronic' ? rule.electronicYears : rule.paperYears;
}

export const dueStanding = z.enum(['overdue', 'due', 'not-due']);
export type DueStanding = z.output<typeof dueStanding>;
export const dueStandingNames: Record<DueStanding, string> = {
  overdue: '逾期未移交',
  due: '本年到期',
  'not-due': '未到期',
};

/** Due until the last day of the year in which the period ends, counted from the year after the record's. */
export function dueYear(year: number, carrier: Carrier, rule: TransferRule): number {
  return year + yearsUntilDue(carrier, rule);
}

export function dueStandingIn(thisYear: number, due: number): DueStanding {
  if (due < thisYear) return 'overdue';
  return due === thisYear ? 'due' : 'not-due';
}
