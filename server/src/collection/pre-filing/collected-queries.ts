import { againstClause } from '@lantai/contract/collection/clause-retention.ts';
import type { collectedRow } from '@lantai/contract/collection/collection.api.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#platform/database.ts';

export type CollectedRow = z.output<typeof collectedRow>;

type Filter = {
  readonly fondsId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly state?: readonly RecordState[] | undefined;
};

type Page = { readonly after?: string | undefined; readonly limit: number };

const underWay: readonly RecordState[] = [
  'registered',
  'in-handling',
  'pre-filed',
  'submitted',
  'checking',
  'returned',
  'accepted',
];

/** What departments hand over, in the order it came; `after` is how many rows were shown before. */
export async function findCollected(db: Db, filter: Filter, { after, limit }: Page) {
  const start = Number(after ?? 0) || 0;
  const states = filter.state?.length ? filter.state : underWay;
  const counted = await collected(db, filter)
    .select((row) => ['record.state', row.fn.countAll<number>().as('count')])
    .where('record.state', 'in', underWay)
    .groupBy('record.state')
    .execute();
  const counts = Object.fromEntries(counted.map(({ state, count }) => [state, count]));
  const page = await collected(db, filter)
    .select('record.id')
    .where('record.state', 'in', states)
    .orderBy('record.created_at')
    .orderBy('record.temporary_number')
    .orderBy('record.id')
    .offset(start)
    .limit(limit + 1)
    .execute();
  // Faults are judged for what is shown: judging every record of a large agency would take seconds.
  const rows = await shown(collected(db, {}))
    .where('record.id', '=', sql<string>`any(${page.slice(0, limit).map(({ id }) => id)}::uuid[])`)
    .orderBy('record.created_at')
    .orderBy('record.temporary_number')
    .orderBy('record.id')
    .execute();
  return {
    records: rows.map(shownRow),
    total: counted.reduce((sum, { state, count }) => sum + (states.includes(state) ? count : 0), 0),
    next: page.length > limit ? String(start + limit) : null,
    counts,
  };
}

function collected(db: Db, { fondsId, departmentId }: Filter) {
  let query = db
    .selectFrom('record')
    .where('record.received_as', '=', 'collected')
    .where('record.quarantined_at', 'is', null);
  if (fondsId) query = query.where('record.fonds_id', '=', fondsId);
  if (departmentId) query = query.where('record.department_id', '=', departmentId);
  return query;
}

function shown(query: ReturnType<typeof collected>) {
  return query
    .leftJoin('retention_item as clause', 'clause.id', 'record.retention_item_id')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .selectAll('record')
    .select(['clause.number as clauseNumber', 'clause.retention as clauseRetention'])
    .select('filing_fault.faults')
    .select((row) =>
      row
        .selectFrom('submission_item')
        .whereRef('submission_item.record_id', '=', 'record.id')
        .where('submission_item.outcome', '=', 'returned')
        .orderBy('submission_item.decided_at', 'desc')
        .limit(1)
        .select('submission_item.reason')
        .as('returnReason'),
    )
    .select((row) =>
      row
        .selectFrom('paper_receipt')
        .innerJoin('person', 'person.id', 'paper_receipt.to_person')
        .whereRef('paper_receipt.record_id', '=', 'record.id')
        .where('paper_receipt.returned_at', 'is', null)
        .select('person.name')
        .as('paperWith'),
    )
    .select(repeatedBy.as('repeats'));
}

/** The earlier record with the same number, creator and year. */
export const repeatedBy = sql<string | null>`(
  select other.id from record other
  where record.document_number_key is not null and other.fonds_id = record.fonds_id
    and other.document_number_key = record.document_number_key
    and other.creator is not distinct from record.creator and other.year is not distinct from record.year
    and other.id <> record.id and other.state not in ('voided', 'excluded')
    and 'number-repeated' = any(filing_fault.faults)
  order by other.created_at limit 1)`;

type Found = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function shownRow(row: Found): CollectedRow {
  return {
    id: row.id,
    state: row.state,
    number: row.archival_code ?? row.temporary_number,
    title: row.title,
    documentNumber: row.document_number,
    date: row.date_given,
    year: row.year,
    retention: row.retention,
    departmentId: row.department_id,
    departmentName: row.department_name,
    clause: row.clauseNumber,
    longerThanClause: againstClause(row.retention, row.clauseRetention) === 'longer',
    faults: row.faults,
    repeats: row.repeats,
    timesReturned: row.times_returned,
    returnReason: row.returnReason,
    paperWith: row.paperWith,
  };
}
