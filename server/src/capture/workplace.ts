import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Department = { readonly id: string; readonly code: string; readonly name: string };

/** What somebody may bring records for: the whole agency, or some of its departments. */
export type Workplace = {
  readonly agencyId: string;
  /** All departments of the agency, also closed ones: old records name them. Open ones first. */
  readonly departments: readonly Department[];
  /** Undefined: the whole agency. */
  readonly own: ReadonlySet<string> | undefined;
  /** The department that is meant where none is named. */
  readonly home: Department | undefined;
};

export async function workplaceIn(
  db: Db,
  { duty, scope }: Actor,
  agencyId: string,
): Promise<Workplace> {
  const departments = await db
    .selectFrom('org_unit')
    .select(['id', 'code', 'name'])
    .where('agency_id', '=', agencyId)
    .where('kind', '=', 'department')
    .orderBy('closed_on', (order) => order.desc().nullsFirst())
    .orderBy('sort')
    .orderBy('code')
    .execute();
  if (duty === 'system' || scope.works.includes(agencyId))
    return { agencyId, departments, own: undefined, home: undefined };
  const own = departments.filter(({ id }) => scope.works.includes(id));
  if (own.length === 0) throw elsewhere();
  return { agencyId, departments, own: new Set(own.map(({ id }) => id)), home: own[0] };
}

/** Throws where the actor brings a record for a department that is not theirs. */
export function requireDepartment({ own }: Workplace, departmentId: string | null): void {
  if (own && (departmentId === null || !own.has(departmentId))) throw elsewhere();
}

function elsewhere(): Problem {
  return new Problem('actor.not-permitted', { permission: '在该部门收集文件' });
}
