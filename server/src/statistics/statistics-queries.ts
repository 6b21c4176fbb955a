import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../classification/fonds-queries.ts';

const waiting = sql`state in ('draft', 'registered', 'in-handling', 'pre-filed', 'returned')`;
const underway = sql`state in ('submitted', 'checking', 'accepted', 'filing')`;

type Progress = {
  departmentId: string | null;
  departmentName: string | null;
  category: CategoryCode;
  captured: number;
  waiting: number;
  underway: number;
  filed: number;
  excluded: number;
};

/** Where the documents of a year stand; each figure is what the list of the same filter counts. */
export async function findFilingProgress(db: Db, fondsId: string, year: number) {
  await getFonds(db, fondsId);
  const rows = await db
    .selectFrom('record')
    .select(['department_id as departmentId', 'department_name as departmentName', 'category'])
    .select(sql<number>`count(*)`.as('captured'))
    .select(sql<number>`count(*) filter (where ${waiting})`.as('waiting'))
    .select(sql<number>`count(*) filter (where ${underway})`.as('underway'))
    .select(sql<number>`count(*) filter (where state in ('filed', 'transferred'))`.as('filed'))
    .select(sql<number>`count(*) filter (where state = 'excluded')`.as('excluded'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .where('state', 'not in', ['voided', 'destroyed'])
    .groupBy(['department_id', 'department_name', 'category'])
    .orderBy('department_name')
    .orderBy('category')
    .execute();
  const months = await findFilingMonths(db, fondsId, year);
  return rows.map((row: Progress) => ({ ...row, filedByMonth: months.get(keyOf(row)) ?? [] }));
}

type Place = Pick<Progress, 'departmentId' | 'departmentName' | 'category'>;

const keyOf = ({ departmentId, departmentName, category }: Place) =>
  `${departmentId}\n${departmentName}\n${category}`;

/** Months are counted in Asia/Shanghai, as the list's own filter counts them. */
export const filedMonth = sql<string>`to_char(filed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;

async function findFilingMonths(db: Db, fondsId: string, year: number) {
  const rows = await db
    .selectFrom('record')
    .select(['department_id as departmentId', 'department_name as departmentName', 'category'])
    .select(filedMonth.as('month'))
    .select(sql<number>`count(*)`.as('count'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .where('state', 'in', ['filed', 'transferred'])
    .groupBy(['department_id', 'department_name', 'category', filedMonth])
    .orderBy('month')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ place: keyOf(row), month: row.month, count: row.count })),
    ({ place }) => place,
  );
}

/** GB/T 18894-2016, 9.4: category, year, period; pieces, pages, files and their size. */
export async function findHoldings(db: Db, fondsId: string) {
  await getFonds(db, fondsId);
  return db
    .selectFrom('record')
    .leftJoin(
      (query) =>
        query
          .selectFrom('component')
          .select('record_id')
          .select(sql<number>`count(*)`.as('components'))
          .select(sql<number>`sum(size)::int8`.as('bytes'))
          .groupBy('record_id')
          .as('content'),
      (join) => join.onRef('content.record_id', '=', 'record.id'),
    )
    .select(['record.category', 'record.year', 'record.retention'])
    .select(sql<number>`count(*)`.as('records'))
    .select(sql<number>`coalesce(sum(record.pages), 0)`.as('pages'))
    .select(sql<number>`coalesce(sum(content.components), 0)::int8`.as('components'))
    .select(sql<number>`coalesce(sum(content.bytes), 0)::int8`.as('bytes'))
    .where('record.fonds_id', '=', fondsId)
    .where('record.state', '=', 'filed')
    .groupBy(['record.category', 'record.year', 'record.retention'])
    .orderBy('record.category')
    .orderBy('record.year', 'desc')
    .orderBy('record.retention')
    .execute();
}
