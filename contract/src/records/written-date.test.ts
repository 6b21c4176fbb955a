import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWrittenDate } from './written-date.ts';

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function inNumerals(part: number): string {
  if (part < 10) return numerals[part] ?? '';
  const tens = part < 20 ? '十' : `${numerals[Math.trunc(part / 10)]}十`;
  return part % 10 === 0 ? tens : `${tens}${numerals[part % 10]}`;
}

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** Every way the legacy catalogues write one and the same day. */
const writings: ((year: number, month: number, day: number) => string)[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `[${y}${two(m)}${two(d)}]`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => ` ${y} 年 ${two(m)} 月 ${two(d)} 日 `,
  (y, m, d) => fullWidth(`${y}-${two(m)}-${two(d)}`),
  (y, m, d) => `${y}-${two(m)}-${two(d)} 00:00:00`,
  (y, m, d) =>
    `${Array.from(String(y), (n) => numerals[Number(n)]).join('')}年${inNumerals(m)}月${inNumerals(d)}日`,
];

const two = (part: number) => String(part).padStart(2, '0');

const anyDay = fc.date({
  min: new Date('1600-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('a written date', () => {
  test('means the same day however it is written', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...writings), (date, write) => {
        const given = write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        const read = readWrittenDate(given);
        expect(read).toMatchObject({ kind: 'day', day: date.toISOString().slice(0, 10), given });
      }),
    );
  });

  test('is refused when the calendar has no such day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 2199 }),
        fc.integer({ min: 0, max: 19 }),
        fc.integer({ min: 0, max: 39 }),
        fc.constantFrom(...writings.slice(0, 9)),
        (year, month, day, write) => {
          const exists = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
          const kind = readWrittenDate(write(year, month, day)).kind;
          expect(kind).toBe(exists && day > 0 && month > 0 && month < 13 ? 'day' : 'invalid');
        },
      ),
    );
  });

  test.each([
    ['二〇一九年七月五日', '2019-07-05'],
    ['二○一九年十二月三十一日', '2019-12-31'],
    ['一九八四年元月廿一日', '1984-01-21'],
    ['43651', '2019-07-05'],
    ['2019－07－05', '2019-07-05'],
    ['2014年5月6号', '2014-05-06'],
    ['2019-07-05T08:30:00', '2019-07-05'],
  ])('%s is %s', (given, day) => {
    expect(readWrittenDate(given)).toMatchObject({ kind: 'day', day, attributed: false });
  });

  test('in brackets was worked out by an archivist', () => {
    expect(readWrittenDate('[19450815]')).toEqual({
      kind: 'day',
      day: '1945-08-15',
      given: '[19450815]',
      attributed: true,
    });
  });

  test.each([
    ...['2014-02-30', '2014-13-45', '不详', '14.5.6', '', '2014', '201405', '2014年5月'],
    ...['2014-5.6', '20190500', '20201', '1014-05-06', '二〇一九年十十月五日', '2014-05-06-07'],
    ...['2019-07-05至2019-08-01', '約2014-05-06', '[2014-05-06', '2019-07-05T23:30:00Z'],
  ])('“%s” is no day', (given) => {
    expect(readWrittenDate(given)).toEqual({ kind: 'invalid', given });
  });
});
