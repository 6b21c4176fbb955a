import type { Vacancy } from '@lantai/contract/collection/archivists.api.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { daysBetween } from './days-between.ts';
import type { RegisterRow } from './register-queries.ts';
import { findVacancyDays } from './vacancy-days.ts';

type Register = { readonly rows: readonly RegisterRow[]; readonly today: string };

/** Posts that nobody holds: left and not taken up since, and agencies where none was ever entered. */
export async function findVacancies(
  db: Db,
  actor: Actor,
  { rows, today }: Register,
): Promise<Vacancy[]> {
  const allowed = await findVacancyDays(db);
  const places = Map.groupBy(rows, ({ unit_id, role }) => `${unit_id} ${role}`);
  const left = [...places.values()].flatMap((posts) => {
    const last = posts.toSorted((one, other) =>
      (one.until ?? '') < (other.until ?? '') ? 1 : -1,
    )[0];
    const isHeld = posts.some(({ state }) => state !== 'left');
    if (isHeld || !last?.until || last.closedOn !== null) return [];
    const days = daysBetween(last.until, today);
    const allowedDays = allowed(last.agency_id);
    return [
      {
        agencyId: last.agency_id,
        agencyName: last.agencyName,
        unitId: last.unit_id,
        unitName: last.unitName,
        role: last.role,
        since: dayAfter(last.until),
        days,
        isDefect: days > allowedDays,
        allowedDays,
        lastHeldBy: last.personName,
      },
    ];
  });
  return [...left, ...(await neverEntered(db, actor, { rows, allowed }))];
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

type Never = Pick<Register, 'rows'> & { readonly allowed: (agencyId: string) => number };

/** An agency with a fonds has an archivist, whose name is known (workflows C.2). */
async function neverEntered(db: Db, actor: Actor, { rows, allowed }: Never): Promise<Vacancy[]> {
  const known = new Set(
    rows.filter(({ role }) => role === 'archivist').map(({ agency_id }) => agency_id),
  );
  const oversees = [...actor.scope.oversees];
  if (oversees.length === 0) return [];
  const agencies = await db
    .selectFrom('org_unit as agency')
    .select(['agency.id', 'agency.name'])
    .where('agency.id', 'in', oversees)
    .where('agency.kind', '=', 'agency')
    .where('agency.closed_on', 'is', null)
    .where((row) =>
      row.exists(
        row.selectFrom('fonds').whereRef('fonds.agency_id', '=', 'agency.id').select('fonds.id'),
      ),
    )
    .orderBy('agency.code')
    .execute();
  return agencies
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({
      agencyId: id,
      agencyName: name,
      unitId: id,
      unitName: name,
      role: 'archivist' as const,
      since: null,
      days: null,
      isDefect: true,
      allowedDays: allowed(id),
      lastHeldBy: null,
    }));
}
