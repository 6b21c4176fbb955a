import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import {
  casesThatAskForReview,
  type ScopeAnswer,
  type ScopeCase,
  type ScopeCaseState,
} from '@lantai/contract/collection/out-of-scope.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export type CaseFilter = {
  readonly state?: ScopeCaseState | undefined;
  readonly category?: CategoryCode | undefined;
  readonly year?: number | undefined;
};

/** Cases whose record has gone another way meanwhile wait for nobody any more. */
function matching(db: Db, { state, category, year }: CaseFilter) {
  let query = db
    .selectFrom('out_of_scope_case as scope')
    .innerJoin('record', 'record.id', 'scope.record_id')
    .where('record.quarantined_at', 'is', null);
  if (state === 'decided') query = query.where('scope.decided', 'is not', null);
  else if (state)
    query = query
      .where('scope.decided', 'is', null)
      .where('record.state', '=', 'registered')
      .where('scope.proposed', state === 'waiting' ? 'is' : 'is not', null);
  if (category) query = query.where('record.category', '=', category);
  if (year) query = query.where(yearPut, '=', year);
  return query;
}

const yearPut = sql<number>`extract(year from scope.put_at at time zone 'Asia/Shanghai')::integer`;

export async function findCases(db: Db, filter: CaseFilter): Promise<ScopeCase[]> {
  const rows = await matching(db, filter)
    .innerJoin('person as putter', 'putter.id', 'scope.put_by')
    .leftJoin('person as proposer', 'proposer.id', 'scope.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'scope.decided_by')
    .leftJoin('retention_item as wanted', 'wanted.id', 'scope.proposed_clause')
    .leftJoin('retention_item as chosen', 'chosen.id', 'scope.decided_clause')
    .selectAll('scope')
    .select(['record.temporary_number', 'record.title', 'record.category'])
    .select(['record.department_name', 'putter.name as putByName'])
    .select(['proposer.name as proposerName', 'decider.name as deciderName'])
    .select([clauseText('wanted').as('wantedClause'), clauseText('chosen').as('chosenClause')])
    .orderBy('scope.put_at', 'desc')
    .orderBy('scope.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recordId: row.record_id,
    agencyId: row.agency_id,
    number: row.temporary_number,
    title: row.title,
    category: row.category,
    departmentName: row.department_name,
    note: row.note,
    putByName: row.putByName,
    putAt: row.put_at,
    state: row.decided !== null ? 'decided' : row.proposed !== null ? 'proposed' : 'waiting',
    proposal: answered({
      answer: row.proposed,
      clause: row.wantedClause,
      reason: row.proposed_reason,
      byName: row.proposerName,
      at: row.proposed_at,
    }),
    decision: answered({
      answer: row.decided,
      clause: row.chosenClause,
      reason: row.decided_reason,
      byName: row.deciderName,
      at: row.decided_at,
    }),
  }));
}

const clauseText = (of: 'wanted' | 'chosen') =>
  sql<string | null>`${sql.ref(`${of}.number`)} || ' ' || ${sql.ref(`${of}.text`)}`;

type Said = {
  answer: ScopeAnswer | null;
  clause: string | null;
  reason: string | null;
  byName: string | null;
  at: Date | null;
};

function answered({ answer, clause, reason, byName, at }: Said): ScopeCase['proposal'] {
  if (answer === null || at === null) return null;
  return { answer, clause, reason: reason ?? '', byName: byName ?? '', at };
}

export async function countCases(db: Db, filter: CaseFilter) {
  return matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('scope.put_at').as('oldestAt'))
    .executeTakeFirstOrThrow();
}

/** Categories whose schedule is to be looked at: too many records in a year that no clause fits. */
export async function findCategoriesToReview(db: Db, year: number) {
  return matching(db, { year })
    .select('record.category')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('scope.put_at').as('oldestAt'))
    .groupBy('record.category')
    .having((row) => row(row.fn.countAll<number>(), '>=', casesThatAskForReview))
    .orderBy('record.category')
    .execute();
}
