import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Clause = {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly retention: string;
  readonly category: CategoryCode;
};

type InForce = { scheduleTitle: string; version: number; own: boolean; clauses: Clause[] };

/**
 * The clauses of the schedule an agency has in force; of the national model while it has none of its
 * own: collecting goes on, and what is not approved shows (workflows A.3).
 */
export async function findClausesInForce(db: Db, agencyId: string): Promise<InForce> {
  const schedule = await db
    .selectFrom('retention_schedule')
    .select(['id', 'title', 'version', 'agency_id'])
    .where('state', '=', 'effective')
    .where((row) => row.or([row('agency_id', '=', agencyId), row('agency_id', 'is', null)]))
    .orderBy('agency_id', (order) => order.asc().nullsLast())
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const clauses = await db
    .selectFrom('retention_item')
    .select(['id', 'number', 'text', 'retention', 'category'])
    .where('schedule_id', '=', schedule.id)
    .where('retention', 'is not', null)
    .orderBy('position')
    .$narrowType<{ retention: string }>()
    .execute();
  const { title, version, agency_id } = schedule;
  return { scheduleTitle: title, version, own: agency_id !== null, clauses };
}

export async function getClauseInForce(
  db: Db,
  agencyId: string,
  clauseId: string,
): Promise<Clause> {
  const { clauses } = await findClausesInForce(db, agencyId);
  const clause = clauses.find(({ id }) => id === clauseId);
  if (!clause) throw new Problem('collection.clause-not-in-force', { clauseId });
  return clause;
}
