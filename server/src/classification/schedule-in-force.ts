import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** By what an agency numbers its records on a day: its schedule in force, or an exception; else undefined. */
export async function findNumberingBasis(
  db: Db,
  agencyId: string,
  today: string,
): Promise<{ scheduleId: string } | { exceptionUntil: string; reason: string } | undefined> {
  const schedule = await db
    .selectFrom('retention_schedule')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'effective')
    .where('effective_from', '<=', today)
    .executeTakeFirst();
  if (schedule) return { scheduleId: schedule.id };
  const exception = await db
    .selectFrom('schedule_exception')
    .select(['valid_until', 'reason'])
    .where('agency_id', '=', agencyId)
    .where('valid_until', '>=', today)
    .orderBy('valid_until', 'desc')
    .executeTakeFirst();
  return exception && { exceptionUntil: exception.valid_until, reason: exception.reason };
}

/** 档案法实施条例, 19: a schedule is used only after it was agreed to, and nothing is numbered without one. */
export async function requireNumberingBasis(
  db: Db,
  fonds: { agency_id: string; name: string },
  today: string,
): Promise<void> {
  if (!(await findNumberingBasis(db, fonds.agency_id, today)))
    throw new Problem('classification.no-schedule', { agency: fonds.name });
}
