import { deadlineText, type WorkCalendar } from '@lantai/contract/collection/deadline.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** The rules an agency goes by on a day, one per category and matter: its own before the shipped one. */
export async function findRulesInForce(db: Db, agencyId: string, onDay: string) {
  const rows = await db
    .selectFrom('deadline_rule')
    .select(['id', 'agency_id', 'category', 'matter', 'rule', 'source', 'verified'])
    .select('effective_from as effectiveFrom')
    .where((row) => row.or([row('agency_id', '=', agencyId), row('agency_id', 'is', null)]))
    .where('effective_from', '<=', onDay)
    .orderBy('category')
    .orderBy('matter', (order) => order.asc().nullsFirst())
    .orderBy('agency_id', (order) => order.asc().nullsLast())
    .orderBy('effective_from', 'desc')
    .execute();
  const first = Map.groupBy(rows, ({ category, matter }) => `${category}\n${matter ?? ''}`);
  return [...first.values()].flatMap(([row]) =>
    row ? [{ ...row, own: row.agency_id !== null, text: deadlineText(row.rule) }] : [],
  );
}

export async function getCalendar(db: Db): Promise<WorkCalendar> {
  const years = await db.selectFrom('holiday_year').select('year').execute();
  const days = await db.selectFrom('holiday').select(['day', 'works']).execute();
  return {
    years: new Set(years.map(({ year }) => year)),
    off: new Set(days.flatMap(({ day, works }) => (works ? [] : [day]))),
    worked: new Set(days.flatMap(({ day, works }) => (works ? [day] : []))),
  };
}

/** Which years have their holidays, and which of this and the next year has not (workflows 0.3, 2). */
export async function findCalendars(db: Db, thisYear: number) {
  const calendars = await db
    .selectFrom('holiday_year')
    .select(['year', 'source', 'verified'])
    .select((row) =>
      row
        .selectFrom('holiday')
        .where(sql<boolean>`extract(year from holiday.day) = holiday_year.year`)
        .where('works', '=', false)
        .select((off) => off.fn.countAll<number>().as('off'))
        .as('off'),
    )
    .orderBy('year')
    .execute();
  const known = new Set(calendars.map(({ year }) => year));
  return {
    calendars: calendars.map((calendar) => ({ ...calendar, off: calendar.off ?? 0 })),
    missingYears: [thisYear, thisYear + 1].filter((year) => !known.has(year)),
  };
}
