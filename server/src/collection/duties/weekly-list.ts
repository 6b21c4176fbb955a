import type { getWeeklyList } from '@lantai/contract/collection/duties.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { getDepartmentAtWork } from './department-at-work.ts';
import { weekOf } from './months.ts';

/** 文件材料收集清单 (workflows A.6): what a department collected in a week, in the order it came. */
export async function findWeeklyList(
  db: Db,
  actor: Actor,
  { departmentId, day }: { departmentId: string; day: string },
): Promise<ReplyOf<typeof getWeeklyList>> {
  const department = await getDepartmentAtWork(db, actor, departmentId);
  const { monday, sunday, next } = weekOf(day);
  const collectedOn = sql<string>`(record.created_at at time zone 'Asia/Shanghai')::date`;
  const rows = await db
    .selectFrom('record')
    .leftJoin('person', 'person.id', 'record.created_by_person')
    .select(['record.id as recordId', 'temporary_number as number', 'title'])
    .select(['document_number as documentNumber', 'date_given as formedOn'])
    .select(['person.name as handedByName', 'record.created_at as collectedAt'])
    .select(sql<string>`coalesce(nullif(record.more ->> '份数', ''), '1')`.as('copies'))
    .where('department_id', '=', departmentId)
    .where('received_as', '=', 'collected')
    .where('quarantined_at', 'is', null)
    .where('state', 'not in', ['draft', 'voided'])
    .where(collectedOn, '>=', monday)
    .where(collectedOn, '<', next)
    .orderBy('record.created_at')
    .orderBy('record.id')
    .execute();
  return {
    agencyName: department.agencyName,
    departmentName: department.name,
    monday,
    sunday,
    rows,
  };
}
