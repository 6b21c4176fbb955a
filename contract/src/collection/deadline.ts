import { z } from 'zod';

/** Until when: by a day of a following year, so long after an event, or as soon as it is over. */
export const deadlineRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('by-day'),
    years: z.number().int().min(0).max(5),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  z.object({
    kind: z.literal('after'),
    count: z.number().int().min(1).max(400),
    /** Calendar days and months, or working days by the statutory calendar (workflows 0.3, 2). */
    unit: z.enum(['day', 'month', 'workday']),
  }),
  z.object({ kind: z.literal('at-once') }),
]);
export type DeadlineRule = z.output<typeof deadlineRule>;

/** Which days are off and which weekends are worked, and the years for which that is known. */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>;
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
};

/** `missingYears`: working days were counted Monday to Friday there, because nobody entered the holidays. */
export type DueDay = { readonly day: string; readonly missingYears: readonly number[] };

const step = 86_400_000;
const instantOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOfInstant = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** When something is due whose event was on a day: the end of a plan's year, a finished matter. */
export function dueDay(rule: DeadlineRule, eventOn: string, calendar: WorkCalendar): DueDay {
  const sure = (day: string): DueDay => ({ day, missingYears: [] });
  switch (rule.kind) {
    case 'by-day':
      return sure(clampedDay(Number(eventOn.slice(0, 4)) + rule.years, rule.month, rule.day));
    case 'at-once':
      return sure(eventOn);
    case 'after':
      if (rule.unit === 'day') return sure(dayOfInstant(instantOf(eventOn) + rule.count * step));
      if (rule.unit === 'month') return sure(addMonths(eventOn, rule.count));
      return addWorkdays(eventOn, rule.count, calendar);
    default:
      return rule satisfies never;
  }
}

/** The day itself is not counted (start-day-excluded). */
export function addWorkdays(from: string, count: number, calendar: WorkCalendar): DueDay {
  const missing = new Set<number>();
  let instant = instantOf(from);
  for (let left = count; left > 0; ) {
    instant += step;
    const day = dayOfInstant(instant);
    if (!calendar.years.has(Number(day.slice(0, 4)))) missing.add(Number(day.slice(0, 4)));
    if (isWorked(day, calendar)) left -= 1;
  }
  return { day: dayOfInstant(instant), missingYears: [...missing] };
}

export function isWorked(day: string, { off, worked }: WorkCalendar): boolean {
  if (worked.has(day)) return true;
  if (off.has(day)) return false;
  const weekday = new Date(instantOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** 31 January and a month is the last day of February. */
function addMonths(from: string, count: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const months = year * 12 + (month - 1) + count;
  return clampedDay(Math.floor(months / 12), (months % 12) + 1, day);
}

function clampedDay(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayOfInstant(Date.UTC(year, month - 1, Math.min(day, last)));
}

/** As a person reads it: 次年 6 月 30 日前. */
export function deadlineText(rule: DeadlineRule): string {
  if (rule.kind === 'at-once') return '随时归档';
  if (rule.kind === 'after')
    return `${rule.count} ${{ day: '日', month: '个月', workday: '个工作日' }[rule.unit]}内`;
  const year = ['当年', '次年', '第三年'][rule.years] ?? `第 ${rule.years + 1} 年`;
  return `${year} ${rule.month} 月 ${rule.day} 日前`;
}
