import { expect, test } from 'vitest';
import { addWorkdays, deadlineText, dueDay, type WorkCalendar } from './deadline.ts';

const calendar: WorkCalendar = {
  years: new Set([2026]),
  off: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  worked: new Set(['2026-10-10']),
};

test('a limit by a day counts years, one after an event months and days, and February is short', () => {
  const due = (rule: Parameters<typeof dueDay>[0], on: string) => dueDay(rule, on, calendar).day;
  expect([
    due({ kind: 'by-day', years: 1, month: 6, day: 30 }, '2025-12-31'),
    due({ kind: 'by-day', years: 0, month: 2, day: 31 }, '2024-05-01'),
    due({ kind: 'after', count: 1, unit: 'month' }, '2026-01-31'),
    due({ kind: 'after', count: 11, unit: 'month' }, '2025-03-15'),
    due({ kind: 'after', count: 5, unit: 'day' }, '2026-02-26'),
    due({ kind: 'at-once' }, '2026-02-26'),
  ]).toEqual(['2026-06-30', '2024-02-29', '2026-02-28', '2026-02-15', '2026-03-03', '2026-02-26']);
});

test('working days pass over holidays, count worked Saturdays, and leave out the day itself', () => {
  expect(addWorkdays('2026-09-30', 2, calendar)).toEqual({ day: '2026-10-09', missingYears: [] });
  expect(addWorkdays('2026-10-09', 1, calendar)).toEqual({ day: '2026-10-10', missingYears: [] });
});

test('a year without holidays is named, and not passed over in silence', () => {
  expect(addWorkdays('2026-12-31', 1, calendar)).toEqual({
    day: '2027-01-01',
    missingYears: [2027],
  });
});

test('a limit reads as it is said', () => {
  expect([
    deadlineText({ kind: 'by-day', years: 1, month: 6, day: 30 }),
    deadlineText({ kind: 'after', count: 2, unit: 'workday' }),
    deadlineText({ kind: 'at-once' }),
  ]).toEqual(['次年 6 月 30 日前', '2 个工作日内', '随时归档']);
});
