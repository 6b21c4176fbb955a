import { z } from 'zod';
import { readNumber } from '../classification/chinese-number.ts';
import { withoutSpaces } from '../classification/half-width.ts';

/** From the least to the most secret; GB/T 7156-2003 has the same five. */
export const securityLevel = z.enum(['public', 'internal', 'confidential', 'secret', 'top-secret']);
export type SecurityLevel = z.output<typeof securityLevel>;
/** A state secret, which this system must refuse. */
export type ClassifiedLevel = Exclude<SecurityLevel, 'public' | 'internal'>;

/** The statutory terms; the English ones are false friends: 机密 is secret, 秘密 confidential. */
export const securityLevelNames: Record<SecurityLevel, string> = {
  public: '公开',
  internal: '内部',
  confidential: '秘密',
  secret: '机密',
  'top-secret': '绝密',
};

/** Law on Guarding State Secrets (2024): the longest that a secret of each level may be kept. */
export const maximumSecrecyYears: Record<ClassifiedLevel, number> = {
  confidential: 10,
  secret: 20,
  'top-secret': 30,
};

export function isClassified(level: SecurityLevel): level is ClassifiedLevel {
  return level !== 'public' && level !== 'internal';
}

/** A level and, of a state secret, how long it stays one. */
export type SecurityMark = {
  readonly level: SecurityLevel;
  readonly period?: { readonly years: number } | { readonly months: number } | 'long-term';
};

const levelsByTerm = new Map<string, SecurityLevel>([
  ...securityLevel.options.map((level) => [securityLevelNames[level], level] as const),
  ['国内', 'internal'],
  ['限制', 'internal'],
  // No state secret, which does not make it public: that takes a decision on disclosure.
  ['非密', 'internal'],
  ['非涉密', 'internal'],
  ['无密级', 'internal'],
]);

const written =
  /^(?<term>\p{Script=Han}{2,3}?)级?(?:[★☆*⭐]?(?:(?<years>[^★☆*]+)年|(?<months>[^★☆*]+)个月|(?<long>长期))|[★☆*⭐])?$/u;

/**
 * Reads the field 密级: 公开, 秘密, 机密★10年, 绝密★长期, also with spaces or full-width figures.
 * Undefined for what is no security level, the empty field among it.
 */
export function readSecurityLevel(text: string): SecurityMark | undefined {
  const { term, years, months, long } = written.exec(withoutSpaces(text))?.groups ?? {};
  const level = levelsByTerm.get(term ?? '');
  if (!level) return undefined;
  if (!isClassified(level)) return years || months || long ? undefined : { level };
  if (long) return { level, period: 'long-term' };
  const count = readNumber(years ?? months ?? '');
  if (count === undefined) return years || months ? undefined : { level };
  return { level, period: years ? { years: count } : { months: count } };
}

/** As it is marked on paper: 秘密★5年. */
export function securityMarkText({ level, period }: SecurityMark): string {
  const name = securityLevelNames[level];
  if (period === undefined) return name;
  if (period === 'long-term') return `${name}★长期`;
  return 'years' in period ? `${name}★${period.years}年` : `${name}★${period.months}个月`;
}
