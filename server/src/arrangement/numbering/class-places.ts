import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findSchemes } from '../../classification/scheme-queries.ts';
import { divisionName, type Place, type Placeable, placeOf } from '../place-records.ts';

export type Group = Omit<Placeable, 'id'>;

export type ShownClass = {
  readonly classKey: string;
  readonly category: Placeable['category'];
  readonly year: number | null;
  readonly retention: string | null;
  readonly department: string | null;
};

type InFonds = { fonds: Row<'fonds'>; schemes: readonly ClassificationScheme[] };

/** The class a record of this kind belongs to; undefined while something that decides it is missing. */
export function placeIfComplete({ fonds, schemes }: InFonds, group: Group): Place | undefined {
  try {
    return placeOf(fonds, schemes, { ...group, id: '' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export async function inFonds(db: Db, fondsId: string): Promise<InFonds> {
  return { fonds: await getFonds(db, fondsId), schemes: await findSchemes(db, fondsId) };
}

/** Every class of a fonds that has a record or may get one: by what is numbered, and by what waits. */
export async function findClassesOf(db: Db, fondsId: string): Promise<Map<string, ShownClass>> {
  const fonds = await inFonds(db, fondsId);
  const classes = new Map<string, ShownClass>();
  for (const group of await findGroups(db, fondsId)) {
    const classKey = group.classKey ?? placeIfComplete(fonds, group)?.classKey;
    if (classKey === undefined || classes.has(classKey)) continue;
    const { category, year, retention } = group;
    const department = divisionName(fonds.schemes, group);
    classes.set(classKey, { classKey, category, year, retention, department });
  }
  return new Map([...classes].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export async function getClass(db: Db, fondsId: string, classKey: string): Promise<ShownClass> {
  const found = (await findClassesOf(db, fondsId)).get(classKey);
  if (!found) throw new Problem('arrangement.class-not-found', { classKey });
  return found;
}

function findGroups(db: Db, fondsId: string) {
  return db
    .selectFrom('record')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['record.category', 'record.year', 'record.retention', 'record.department_name'])
    .select(['department.code as departmentCode', 'record.class_key as classKey'])
    .select(['matter.code as matterCode', 'matter.name as matterName'])
    .where('record.fonds_id', '=', fondsId)
    .where('record.state', 'not in', ['excluded', 'voided'])
    .groupBy(['record.category', 'record.year', 'record.retention', 'record.department_name'])
    .groupBy(['department.code', 'matter.code', 'matter.name', 'record.class_key'])
    .execute();
}
