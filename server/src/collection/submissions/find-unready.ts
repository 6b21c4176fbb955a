import { againstClause } from '@lantai/contract/collection/clause-retention.ts';
import type { SubmissionFault, UnreadyRecord } from '@lantai/contract/collection/submission.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { repeatedBy } from '../pre-filing/collected-queries.ts';

/** A batch hands over for the first time what is pre-filed, or again what was returned. */
export type SubmissionKind = 'first' | 'again';

/** Every record that cannot be handed over now, each with all its reasons at once. */
export async function findUnready(
  db: Db,
  recordIds: readonly string[],
  kind: SubmissionKind,
): Promise<UnreadyRecord[]> {
  const rows = await candidates(db, recordIds).execute();
  return rows
    .map((row) => ({
      recordId: row.id,
      temporaryNumber: row.temporary_number,
      title: row.title,
      faults: faultsOf(row, kind),
      repeats: row.repeats,
    }))
    .filter(({ faults }) => faults.length > 0);
}

function candidates(db: Db, recordIds: readonly string[]) {
  return db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('retention_item as clause', 'clause.id', 'record.retention_item_id')
    .select(['record.id', 'record.temporary_number', 'record.title', 'record.state'])
    .select(['record.retention', 'record.quarantined_at', 'record.retention_item_id'])
    .select(['clause.retention as clauseRetention', 'filing_fault.faults'])
    .select(repeatedBy.as('repeats'))
    .where('record.id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .orderBy('record.temporary_number');
}

type Candidate = Awaited<ReturnType<ReturnType<typeof candidates>['executeTakeFirstOrThrow']>>;

function faultsOf(row: Candidate, kind: SubmissionKind): SubmissionFault[] {
  const faults: SubmissionFault[] = [...row.faults];
  if (row.state === 'in-handling') faults.push('unfinished');
  else if (kind === 'first' && row.state !== 'pre-filed') faults.push('not-pre-filed');
  else if (kind === 'again' && row.state !== 'returned') faults.push('not-returned');
  if (row.quarantined_at !== null) faults.push('quarantined');
  if (row.retention_item_id === null && row.state !== 'in-handling') faults.push('clause-missing');
  if (againstClause(row.retention, row.clauseRetention) === 'shorter')
    faults.push('retention-too-short');
  return faults;
}
