import type { DutyMonth } from '@lantai/contract/collection/duties.api.ts';
import { dayOf } from '#platform/clock.ts';

/** Months are shown a year back. */
const shownMonths = 12;

/** The months from the one in which somebody took up the duty to the present one, newest first. */
export function monthsSince(start: Date, today: string): string[] {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const last = count(today);
  const first = Math.max(count(dayOf(start)), last - shownMonths + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** A month is to be checked by its last day. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export function dutyState(dueOn: string, doneAt: Date | null, today: string): DutyMonth['state'] {
  if (doneAt === null) return today > dueOn ? 'overdue' : 'open';
  return dayOf(doneAt) > dueOn ? 'done-late' : 'done';
}

/** The week of a day, Monday to Sunday. */
export function weekOf(day: string): { monday: string; sunday: string; next: string } {
  const start = new Date(`${day}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7));
  const later = (days: number) =>
    new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return { monday: later(0), sunday: later(6), next: later(7) };
}
