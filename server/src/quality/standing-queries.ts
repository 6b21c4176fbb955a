import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import {
  type CheckOutcome,
  noOutcomes,
  type OutcomeCounts,
} from '@lantai/contract/quality/check-result.ts';
import {
  type Judgement,
  judge,
  outcomeOf,
  type Standing,
  type Verdict,
} from '@lantai/contract/quality/verdict.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { findRunRecordIds } from './find-batch.ts';
import { getRun } from './run-queries.ts';

/** Of each item of each record, and of the batch, the newest result: that one counts. */
export function newestResults(db: Db, runId: string) {
  return db
    .selectFrom('check_result as result')
    .distinctOn(['result.record_id', 'result.item_code'])
    .where('result.run_id', '=', runId)
    .orderBy('result.record_id')
    .orderBy('result.item_code')
    .orderBy('result.id', 'desc');
}

type Newest = { record_id: string | null; item_code: CheckCode; outcome: CheckOutcome };

/** How everything stands in a run, by record. */
export type RunStanding = {
  readonly recordIds: readonly string[];
  readonly of: (recordId: string) => Standing;
  readonly ofBatch: ReadonlyMap<CheckCode, CheckOutcome>;
};

export async function findStanding(
  db: Db,
  runId: string,
  only?: readonly string[],
): Promise<RunStanding> {
  let query = newestResults(db, runId).select([
    'result.record_id',
    'result.item_code',
    'result.outcome',
  ]);
  if (only)
    query = query.where((row) =>
      row.or([
        row('result.record_id', 'is', null),
        row('result.record_id', '=', sql<string>`any(${[...only]}::uuid[])`),
      ]),
    );
  const byRecord = Map.groupBy<string | null, Newest>(
    await query.execute(),
    ({ record_id }) => record_id,
  );
  const mapOf = (rows: readonly Newest[] = []) =>
    new Map(rows.map(({ item_code, outcome }) => [item_code, outcome]));
  const ofBatch = mapOf(byRecord.get(null));
  const of = (recordId: string) => ({ ofRecord: mapOf(byRecord.get(recordId)), ofBatch });
  return { recordIds: only ?? (await findRunRecordIds(db, runId)), of, ofBatch };
}

/** What may be done with a record of a run: the one question that acceptance asks. */
export async function verdict(db: Db, runId: string, recordId: string): Promise<Verdict> {
  return (await judgeRecords(db, runId, [recordId])).get(recordId)?.verdict ?? 'waiting';
}

/** The same for several, with the items that keep each of them back. */
export async function judgeRecords(
  db: Db,
  runId: string,
  recordIds?: readonly string[],
): Promise<Map<string, Judgement>> {
  const { stage, policy } = await getRun(db, runId);
  const standing = await findStanding(db, runId, recordIds);
  return new Map(standing.recordIds.map((id) => [id, judge(stage, standing.of(id), policy)]));
}

/** Each item of the stage: of an item of records, how many came to what; of one of the batch, it alone. */
export async function countItems(db: Db, runId: string) {
  const { stage } = await getRun(db, runId);
  const standing = await findStanding(db, runId);
  return checkItemsOf(stage).map(({ code, scope }) => {
    const counts = noOutcomes();
    const add = (outcome: CheckOutcome | undefined) => {
      if (outcome) counts[outcome] += 1;
    };
    if (scope === 'batch') add(standing.ofBatch.get(code));
    else for (const id of standing.recordIds) add(outcomeOf(standing.of(id), code));
    return { code, counts };
  });
}

export async function countOutcomes(db: Db, runId: string): Promise<OutcomeCounts> {
  const sum = noOutcomes();
  for (const { counts } of await countItems(db, runId))
    for (const outcome of Object.keys(counts) as CheckOutcome[]) sum[outcome] += counts[outcome];
  return sum;
}
