import { readNumber } from '../classification/chinese-number.ts';
import type { Day } from '../values.ts';

/**
 * A date as somebody wrote it, read to the day. `given` is the text as it came; `attributed` says
 * that an archivist worked the date out, which DA/T 18-2022 writes in brackets: `[19450815]`.
 */
export type WrittenDate =
  | { kind: 'day'; day: Day; given: string; attributed: boolean }
  | { kind: 'invalid'; given: string };

/** Nothing in an agency's room is older; a year such as 1014 is a slip of the pen for 2014. */
const EARLIEST_YEAR = 1600;
const LATEST_YEAR = 2199;

const numerals = '〇一二三四五六七八九';

const separated = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/u;
const inWords = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u;
const inNumerals =
  /^([〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([初一二三四五六七八九十廿卅]{1,4})[日号]?$/u;
const timeOfDay = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;

/** Reads every usual way to write a day; never guesses a century, a missing month or a missing day. */
export function readWrittenDate(given: string): WrittenDate {
  const { text, attributed } = withoutBrackets(plain(given));
  const day = readDay(text);
  return day === undefined ? { kind: 'invalid', given } : { kind: 'day', day, given, attributed };
}

/** Half-width, one kind of dash and of nought, no blanks, no time of day. */
function plain(given: string): string {
  return given
    .normalize('NFKC')
    .trim()
    .replace(timeOfDay, '')
    .replaceAll(/[‐‑‒–—―−]/gu, '-')
    .replaceAll(/[○◯零]/gu, '〇')
    .replaceAll('元', '一')
    .replaceAll(/[\s\u200b]+/gu, '');
}

function withoutBrackets(text: string): { text: string; attributed: boolean } {
  const inner = /^(?:\[(.*)\]|〔(.*)〕|【(.*)】)$/u.exec(text);
  const bare = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  return bare === undefined ? { text, attributed: false } : { text: bare, attributed: true };
}

function readDay(text: string): Day | undefined {
  const dashed = separated.exec(text);
  if (dashed) return dayOf(Number(dashed[1]), Number(dashed[3]), Number(dashed[4]));
  const figures = compact.exec(text) ?? inWords.exec(text);
  if (figures) return dayOf(Number(figures[1]), Number(figures[2]), Number(figures[3]));
  const numerals = inNumerals.exec(text);
  if (numerals) return readNumerals(numerals[1] ?? '', numerals[2] ?? '', numerals[3] ?? '');
  return readSerial(text);
}

function readNumerals(year: string, month: string, day: string): Day | undefined {
  const yearNumber = Array.from(year).reduce((sum, digit) => sum * 10 + numerals.indexOf(digit), 0);
  const monthNumber = numberOf(month);
  const dayNumber = numberOf(day);
  if (monthNumber === undefined || dayNumber === undefined) return undefined;
  return dayOf(yearNumber, monthNumber, dayNumber);
}

/** 廿 and 卅 are twenty and thirty, 初五 the fifth. */
function numberOf(numeral: string): number | undefined {
  return readNumber(numeral.replace(/^初/u, '').replace('廿', '二十').replace('卅', '三十'));
}

/**
 * A spreadsheet's day number (43651 is 2019-07-05), as an export leaves it where the cell lost its
 * date format. Numbers that begin like a year of ours (19…, 20…) are refused: they are more likely
 * a date of eight figures cut short.
 */
function readSerial(text: string): Day | undefined {
  if (!/^[2-6]\d{4}$/u.test(text) || text.startsWith('20')) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day, or undefined where the calendar has none: no 30 February, no month 13. */
function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${year}-${twoDigits(month)}-${twoDigits(day)}` as Day;
}
