import type { Carrier } from '@lantai/contract/records/record.ts';
import type { TransferKind } from '@lantai/contract/transfer/transfer-batch.ts';
import type { TransferRefusal } from '@lantai/contract/transfer/transfer-refusal.ts';
import {
  type DueStanding,
  dueStandingIn,
  dueYear,
  type TransferRule,
} from '@lantai/contract/transfer/transfer-rule.ts';
import { type SqlBool, sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { findRuleOfFonds } from './rule-queries.ts';

export type CandidateRange = {
  fondsId: string;
  kind: TransferKind;
  retention: string;
  yearFrom?: number | undefined;
  yearTo?: number | undefined;
  standing?: DueStanding | undefined;
};

const carriersOf: Record<TransferKind, readonly Carrier[]> = {
  electronic: ['electronic'],
  paper: ['paper'],
  mixed: ['electronic', 'paper', 'mixed'],
};

/** Filed records of a range, whatever keeps them here; `rule` and this year say what is due. */
export function candidates(
  db: Db,
  { fondsId, kind, retention, yearFrom, yearTo, standing }: CandidateRange,
  about: { rule: TransferRule; thisYear: number },
) {
  let query = db
    .selectFrom('record')
    .innerJoin('transfer_refusal', 'transfer_refusal.record_id', 'record.id')
    .where('record.fonds_id', '=', fondsId)
    .where('record.state', '=', 'filed')
    .where('record.retention', '=', retention)
    .where('record.carrier', 'in', carriersOf[kind]);
  if (yearFrom) query = query.where('record.year', '>=', yearFrom);
  if (yearTo) query = query.where('record.year', '<=', yearTo);
  // Only what is kept for ever has a year in which it is due.
  if (standing) query = query.where('record.retention', '=', 'Y').where(stands(standing, about));
  return query;
}

/** The same as `dueStandingIn`, for the database: a list cannot be filtered after it is read. */
function stands(
  standing: DueStanding,
  { rule, thisYear }: { rule: TransferRule; thisYear: number },
) {
  const due = sql`(record.year + case record.carrier
    when 'electronic' then ${rule.electronicYears}::integer else ${rule.paperYears}::integer end)`;
  if (standing === 'overdue') return sql<SqlBool>`${due} < ${thisYear}`;
  if (standing === 'due') return sql<SqlBool>`${due} = ${thisYear}`;
  return sql<SqlBool>`${due} > ${thisYear}`;
}

type Page = {
  carrier?: Carrier | undefined;
  refused?: 'yes' | 'no' | undefined;
  refusal?: TransferRefusal | undefined;
  after?: string | undefined;
  limit: number;
  thisYear: number;
};

export async function findCandidates(db: Db, range: CandidateRange, page: Page) {
  const { after, limit, thisYear } = page;
  const rule = await findRuleOfFonds(db, range.fondsId);
  const matching = narrowed(candidates(db, range, { rule, thisYear }), page);
  const counts = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where cardinality(refusals) > 0)`.as('refused'))
    .executeTakeFirstOrThrow();
  let query = matching
    .select(['record.id', 'record.archival_code', 'record.title', 'record.year'])
    .select(['record.carrier', 'record.retention', 'record.security_level', 'refusals'])
    .orderBy('record.archival_code')
    .limit(limit + 1);
  if (after !== undefined) query = query.where('record.archival_code', '>', after);
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  return {
    candidates: shown.map((row) => ({
      id: row.id,
      code: row.archival_code ?? '',
      title: row.title ?? '',
      year: row.year,
      carrier: row.carrier,
      retention: row.retention ?? '',
      securityLevel: row.security_level,
      ...dueOf(row, rule, thisYear),
      refusals: row.refusals,
    })),
    ...counts,
    next: rows.length > limit ? (shown.at(-1)?.archival_code ?? null) : null,
  };
}

function narrowed(query: ReturnType<typeof candidates>, { carrier, refused, refusal }: Page) {
  let narrow = query;
  if (carrier) narrow = narrow.where('record.carrier', '=', carrier);
  if (refused === 'yes') narrow = narrow.where(sql<SqlBool>`cardinality(refusals) > 0`);
  if (refused === 'no') narrow = narrow.where(sql<SqlBool>`cardinality(refusals) = 0`);
  if (refusal) narrow = narrow.where(sql<SqlBool>`${refusal} = any(refusals)`);
  return narrow;
}

function dueOf(
  { year, carrier, retention }: Pick<Row<'record'>, 'year' | 'carrier' | 'retention'>,
  rule: TransferRule,
  thisYear: number,
) {
  if (year === null || retention !== 'Y') return { dueYear: null, standing: null };
  const due = dueYear(year, carrier, rule);
  return { dueYear: due, standing: dueStandingIn(thisYear, due) };
}

/** Permanent records of a fonds, year by year and by carrier, with when they are due. */
export async function findDueYears(db: Db, fondsId: string, thisYear: number) {
  const rule = await findRuleOfFonds(db, fondsId);
  const rows = await db
    .selectFrom('record')
    .select(['record.year', 'record.carrier'])
    .select(sql<number>`count(*) filter (where state = 'filed')`.as('records'))
    .select(sql<number>`count(*) filter (where state = 'transferred')`.as('transferred'))
    .select(
      sql<number>`count(*) filter (where state = 'filed' and exists (select from transfer_item
        where transfer_item.record_id = record.id and not transfer_item.released))`.as('inBatch'),
    )
    .where('fonds_id', '=', fondsId)
    .where('retention', '=', 'Y')
    .where('state', 'in', ['filed', 'transferred'])
    .groupBy(['record.year', 'record.carrier'])
    .orderBy('record.year')
    .orderBy('record.carrier')
    .execute();
  const years = rows.flatMap(({ year, ...row }) => {
    if (year === null) return [];
    const due = dueYear(year, row.carrier, rule);
    return [{ ...row, year, dueYear: due, standing: dueStandingIn(thisYear, due) }];
  });
  return { rule, years };
}
