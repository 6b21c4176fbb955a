import type { Db } from '#platform/database.ts';

/** Where an agency has not decided another number (workflows C.3). */
const usualVacancyDays = 30;

/** After how many days each agency in sight takes a vacant post for a defect. */
export async function findVacancyDays(db: Db): Promise<(agencyId: string) => number> {
  const settings = await db
    .selectFrom('collection_setting')
    .distinctOn('agency_id')
    .select(['agency_id', 'vacancy_warn_days'])
    .orderBy('agency_id')
    .orderBy('id', 'desc')
    .execute();
  const days = new Map(settings.map((row) => [row.agency_id, row.vacancy_warn_days]));
  return (agencyId) => days.get(agencyId) ?? usualVacancyDays;
}

export async function vacancyWarnDaysOf(db: Db, agencyId: string): Promise<number> {
  return (await findVacancyDays(db))(agencyId);
}
