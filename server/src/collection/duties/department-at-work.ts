import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Department = {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyName: string;
};

/** The departments the actor works in, or in whose agency. */
export async function findDepartmentsAtWork(db: Db, { scope }: Actor): Promise<Department[]> {
  const works = [...scope.works];
  if (works.length === 0) return [];
  const rows = await db
    .selectFrom('org_unit as department')
    .innerJoin('org_unit as agency', 'agency.id', 'department.agency_id')
    .select(['department.id', 'department.name', 'agency.id as agencyId'])
    .select('agency.name as agencyName')
    .where('department.kind', '=', 'department')
    .where('department.closed_on', 'is', null)
    .where((row) => row.or([row('department.id', 'in', works), row('agency.id', 'in', works)]))
    .orderBy('agency.code')
    .orderBy('department.code')
    .execute();
  return rows;
}

export async function getDepartmentAtWork(
  db: Db,
  actor: Actor,
  departmentId: string,
): Promise<Department> {
  const found = (await findDepartmentsAtWork(db, actor)).find(({ id }) => id === departmentId);
  if (!found) throw new Problem('collection.department-not-yours');
  return found;
}
