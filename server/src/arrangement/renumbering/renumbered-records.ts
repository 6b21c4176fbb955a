import type { ClassChanges, RenumberingPlan } from '@lantai/contract/arrangement/renumbering.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** A record as a renumbering looks at it: where it is, and what decides where it belongs. */
export type LookedAt = Awaited<ReturnType<typeof findLookedAt>>[number];

/** The records of a plan as they are now, in the order of their numbers. */
export async function findLookedAt(db: Db, fondsId: string, plan: RenumberingPlan) {
  let query = db
    .selectFrom('record')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['record.id', 'record.category', 'record.year', 'record.retention', 'record.title'])
    .select(['record.department_name', 'department.code as departmentCode'])
    .select(['matter.code as matterCode', 'matter.name as matterName'])
    .select(['record.document_number as documentNumber', 'record.document_on as documentOn'])
    .select(['record.state', 'record.quarantined_at', 'record.carrier', 'record.version'])
    .select(['record.class_key', 'record.item_number', 'record.archival_code', 'record.box_number'])
    .where('record.fonds_id', '=', fondsId)
    .orderBy('record.class_key')
    .orderBy('record.item_number')
    .orderBy('record.id');
  if (plan.kind === 'move')
    query = query.where('record.id', '=', sql<string>`any(${plan.recordIds}::uuid[])`);
  else {
    query = query
      .where('record.class_key', '=', plan.classKey)
      .where('record.item_number', 'is not', null);
    if (plan.from !== null) query = query.where('record.item_number', '>=', plan.from);
    if (plan.to !== null) query = query.where('record.item_number', '<=', plan.to);
  }
  return query.execute();
}

/** The records as their description will be: what a move corrects is the same for all of them. */
export async function asChanged(
  db: Db,
  agencyId: string,
  records: readonly LookedAt[],
  { year, retention, departmentId, matterId }: ClassChanges,
): Promise<LookedAt[]> {
  const department = departmentId ? await getDepartment(db, agencyId, departmentId) : undefined;
  const matter = matterId
    ? await db
        .selectFrom('matter')
        .select(['code as matterCode', 'name as matterName'])
        .where('id', '=', matterId)
        .executeTakeFirst()
    : undefined;
  return records.map((record) => ({
    ...record,
    ...(year !== undefined && { year }),
    ...(retention !== undefined && { retention }),
    ...department,
    ...matter,
  }));
}

async function getDepartment(db: Db, agencyId: string, departmentId: string) {
  const department = await db
    .selectFrom('org_unit')
    .select(['code as departmentCode', 'name as department_name'])
    .where('id', '=', departmentId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!department) throw new Problem('records.department-not-in-agency');
  return department;
}
