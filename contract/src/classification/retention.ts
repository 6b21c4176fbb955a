import { z } from 'zod';
import { readNumber } from './chinese-number.ts';
import { withoutSpaces } from './half-width.ts';

/** How long a record is kept: `Y` for ever, `D30` for thirty years. DA/T 22-2015, 5.4.3. */
export const retentionCode = z.string().regex(/^(?:Y|D[1-9]\d{0,2})$/);
export type RetentionCode = z.output<typeof retentionCode>;

/** What administrative records may have (Order No. 8 of the State Archives Administration, 6). */
export const usualRetentions: readonly RetentionCode[] = ['Y', 'D30', 'D10'];

export const legacyRetention = z.enum(['长期', '短期']);
/** The terms used before 2006: still true of the records that bear them, so never rewritten. */
export type LegacyRetention = z.output<typeof legacyRetention>;

const legacyReportedAs: Record<LegacyRetention, RetentionCode> = { 长期: 'D30', 短期: 'D10' };

export type RetentionReading =
  | { kind: 'code'; code: RetentionCode }
  | { kind: 'legacy'; given: LegacyRetention; reportedAs: RetentionCode }
  | { kind: 'invalid'; given: string };

/** The years a record is kept, Infinity for ever. Throws on what is no retention code. */
export function retentionYears(code: RetentionCode): number {
  const valid = retentionCode.parse(code);
  return valid === 'Y' ? Number.POSITIVE_INFINITY : Number(valid.slice(1));
}

export function retentionName(code: RetentionCode): string {
  const years = retentionYears(code);
  return years === Number.POSITIVE_INFINITY ? '永久' : `定期${years}年`;
}

/** For sorting: the longest first, as schedules and catalogues list them. */
export function compareRetention(left: RetentionCode, right: RetentionCode): number {
  if (left === right) return 0;
  return retentionYears(left) > retentionYears(right) ? -1 : 1;
}

/**
 * Reads a retention period as people and old systems write it. `permitted` is what the category
 * allows: accounting has others than administrative records.
 */
export function readRetention(
  given: string,
  permitted: readonly RetentionCode[] = usualRetentions,
): RetentionReading {
  const text = withoutSpaces(given);
  const legacy = legacyRetention.safeParse(withoutKeeping(text));
  if (legacy.success) {
    return { kind: 'legacy', given: legacy.data, reportedAs: legacyReportedAs[legacy.data] };
  }
  const code = codeOf(text);
  return code !== undefined && permitted.includes(code)
    ? { kind: 'code', code }
    : { kind: 'invalid', given };
}

// A bare 30 is refused: in a catalogue whose columns have slipped it is a count of pages, and a
// wrong period destroys a record too early.
const fixedTerm = /^(?:D(?<code>\d+)|定期\(?(?<fixed>[^年()]+)年?\)?|(?<plain>[^年]+)年)$/iu;

function codeOf(text: string): RetentionCode | undefined {
  if (text.toUpperCase() === 'Y' || withoutKeeping(text) === '永久') return 'Y';
  const { code, fixed, plain } = fixedTerm.exec(text)?.groups ?? {};
  const years = readNumber(code ?? fixed ?? plain ?? '');
  return years === undefined ? undefined : `D${years}`;
}

/** 永久保存, 长期保管: some schedules say it with the verb. */
function withoutKeeping(text: string): string {
  return text.replace(/(?:保存|保管)$/u, '');
}

/**
 * The last day of a period that is counted from the first day after a year: accounting documents by
 * their accounting year (DA/T 94-2022, 7.6). Undefined for what is kept for ever.
 */
export function keptUntil(code: RetentionCode, year: number): string | undefined {
  const years = retentionYears(code);
  return Number.isFinite(years) ? `${year + years}-12-31` : undefined;
}
