import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { dueDay } from '@lantai/contract/collection/deadline.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { findRulesInForce, getCalendar } from '../deadlines/deadline-queries.ts';
import { countFinished } from './count-finished.ts';

type ProposedLine = {
  readonly departmentId: string;
  readonly category: CategoryCode;
  readonly dueOn: string;
  readonly ruleId: string | null;
  readonly expected: number;
  readonly lastYear: number;
};

/**
 * Every open department has a line for its documents, and one for each category of which it filed
 * something last year: who "has nothing to archive" stands there with what it had, and with what its source
 * systems say it finished (workflows A.4).
 */
export async function proposeLines(
  db: Db,
  fonds: Row<'fonds'>,
  { year, today }: { year: number; today: string },
): Promise<ProposedLine[]> {
  const departments = await db
    .selectFrom('org_unit')
    .select('id')
    .where('agency_id', '=', fonds.agency_id)
    .where('kind', '=', 'department')
    .where('closed_on', 'is', null)
    .orderBy('sort')
    .orderBy('code')
    .execute();
  const counts = await countFiled(db, fonds.id, year - 1);
  const finished = await countFinished(db, fonds.agency_id, year);
  const rules = await findRulesInForce(db, fonds.agency_id, today);
  const calendar = await getCalendar(db);
  return departments.flatMap(({ id: departmentId }) => {
    const had = counts.filter((row) => row.departmentId === departmentId);
    const categories = new Set<CategoryCode>(['WS', ...had.map(({ category }) => category)]);
    return [...categories].map((category) => {
      const rule = rules.find((one) => one.category === category && one.matter === null);
      const lastYear = had.find((row) => row.category === category)?.count ?? 0;
      return {
        departmentId,
        category,
        // Without a limit of its own, at the end of the year after.
        dueOn: rule ? dueDay(rule.rule, `${year}-12-31`, calendar).day : `${year + 1}-12-31`,
        ruleId: rule?.id ?? null,
        expected: Math.max(lastYear, category === 'WS' ? (finished.get(departmentId) ?? 0) : 0),
        lastYear,
      };
    });
  });
}

/** What was filed of a year, per department and category. */
export async function countFiled(db: Db, fondsId: string, year: number) {
  return db
    .selectFrom('record')
    .select(['department_id as departmentId', 'category'])
    .select(sql<number>`count(*)`.as('count'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .where('state', 'in', ['accepted', 'filing', 'filed', 'transferred'])
    .where('department_id', 'is not', null)
    .groupBy(['department_id', 'category'])
    .execute();
}
