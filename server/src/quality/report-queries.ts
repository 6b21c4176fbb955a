import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import type { CheckOutcome } from '@lantai/contract/quality/check-result.ts';
import type {
  CheckedRecordRow,
  CheckReport,
  CheckResultRow,
} from '@lantai/contract/quality/check-run.ts';
import { rulesOf } from '@lantai/contract/quality/rule-set.ts';
import {
  type Judgement,
  judge,
  outcomeOf,
  type Verdict,
} from '@lantai/contract/quality/verdict.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { digestText } from '../preservation/digest.ts';
import { findEvidence, findKeptReports } from './evidence/evidence-queries.ts';
import { findRunComponents } from './find-batch.ts';
import { findLabels } from './record-labels.ts';
import { getRun, shownRuns } from './run-queries.ts';
import { countItems, findStanding, judgeRecords, newestResults } from './standing-queries.ts';

/** 检测报告: what was found, how much of what had to be looked at was, and by which rules. */
export async function getReport(db: Db, runId: string): Promise<CheckReport> {
  const run = await getRun(db, runId);
  const head = await shownRuns(db)
    .innerJoin('org_unit as agency', 'agency.id', 'run.agency_id')
    .select(['agency.name as agencyName', 'fonds.name as fondsName'])
    .where('run.id', '=', runId)
    .executeTakeFirstOrThrow();
  const judgements = await judgeRecords(db, runId);
  const verdicts: Record<Verdict, number> = { passed: 0, failed: 0, waiting: 0 };
  for (const { verdict } of judgements.values()) verdicts[verdict] += 1;
  const ofBatch = await findResults(db, runId, null);
  return {
    ...head,
    ruleSet: run.rule_set,
    policy: run.policy,
    policyVersion: run.policy_version,
    trustVersion: run.trust_version,
    expected: run.expected,
    bytes: (await findRunComponents(db, runId)).reduce((sum, { size }) => sum + size, 0),
    verdicts,
    items: await countItems(db, runId),
    batch: ofBatch.filter(({ signedByName }) => signedByName === null),
    signatures: ofBatch.filter(({ signedByName }) => signedByName !== null),
    sm3: await digestResults(db, runId),
    repeatsRunId: run.repeats_run_id,
    isRunnable: rulesOf(run.rule_set) !== undefined,
    evidence: await findEvidence(db, runId),
    kept: await findKeptReports(db, runId),
  };
}

/** The newest result of each item, of one record or of the batch, in the order of the standard. */
export async function findResults(
  db: Db,
  runId: string,
  recordId: string | null,
): Promise<CheckResultRow[]> {
  const rows = await newestResults(db, runId)
    .leftJoin('person', 'person.id', 'result.signed_by')
    .selectAll('result')
    .select('person.name as signedByName')
    .select((row) =>
      row
        .selectFrom('check_result as every')
        .whereRef('every.run_id', '=', 'result.run_id')
        .whereRef('every.item_code', '=', 'result.item_code')
        .where(sql<boolean>`every.record_id is not distinct from result.record_id`)
        .select((every) => every.fn.countAll<number>().as('times'))
        .as('times'),
    )
    .where('result.record_id', 'is not distinct from', recordId)
    .execute();
  const labels = await findLabels(
    db,
    rows.flatMap(({ sample }) => sample ?? []),
  );
  return rows
    .map((row) => ({
      id: row.id,
      itemCode: row.item_code,
      outcome: row.outcome,
      object: row.object,
      expected: row.expected,
      actual: row.actual,
      note: row.note,
      seen: row.evidence.seen,
      files: row.evidence.files ?? [],
      checklist: row.evidence.checklist ?? [],
      tool: row.tool,
      toolVersion: row.tool_version,
      at: row.at,
      signedByName: row.signedByName,
      sample:
        row.sample?.map((id) => ({ recordId: id, label: labels.get(id) ?? '（不在范围内）' })) ??
        null,
      times: row.times ?? 1,
    }))
    .toSorted((one, other) => place(one.itemCode) - place(other.itemCode));
}

/** 1-2 before 1-10. */
function place(code: CheckCode): number {
  const [property, number] = code.split('-').map(Number);
  return (property ?? 0) * 100 + (number ?? 0);
}

type Filter = {
  verdict?: Verdict | undefined;
  item?: CheckCode | undefined;
  outcome?: CheckOutcome | undefined;
  after?: number | undefined;
  limit: number;
};

/** The records behind a figure of the report. */
export async function findCheckedRecords(db: Db, runId: string, filter: Filter) {
  const { stage, policy } = await getRun(db, runId);
  const standing = await findStanding(db, runId);
  const { item, outcome, verdict, after = 0, limit } = filter;
  const matching = standing.recordIds.flatMap((recordId, at) => {
    const own = standing.of(recordId);
    if (item && outcomeOf(own, item) !== (outcome ?? outcomeOf(own, item))) return [];
    const judgement = judge(stage, own, policy);
    return verdict && judgement.verdict !== verdict ? [] : [{ recordId, at: at + 1, judgement }];
  });
  const shown = matching.filter(({ at }) => at > after).slice(0, limit);
  const names = await findNames(
    db,
    shown.map(({ recordId }) => recordId),
  );
  const last = shown.at(-1)?.at;
  const hasMore = last !== undefined && matching.some(({ at }) => at > last);
  return {
    records: shown.map(({ recordId, at, judgement }) =>
      checkedRow({ recordId, position: at, ...names.get(recordId) }, judgement),
    ),
    total: matching.length,
    next: hasMore ? String(last) : null,
  };
}

export async function getRecordResults(db: Db, runId: string, recordId: string) {
  const [judgement] = [...(await judgeRecords(db, runId, [recordId])).values()];
  const names = await findNames(db, [recordId]);
  const inRun = await db
    .selectFrom('check_run_record')
    .select('position')
    .where('run_id', '=', runId)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  if (!judgement || !inRun) throw new Problem('quality.record-not-in-run');
  const { position } = inRun;
  return {
    record: checkedRow({ recordId, position, ...names.get(recordId) }, judgement),
    results: await findResults(db, runId, recordId),
  };
}

type Named = { recordId: string; position: number; number?: string | null; title?: string | null };

function checkedRow(
  { recordId, position, number = null, title = null }: Named,
  { verdict, failed, waiting, warned }: Judgement,
): CheckedRecordRow {
  const lists = { failed: [...failed], waiting: [...waiting], warned: [...warned] };
  return { recordId, position, number, title, verdict, ...lists };
}

async function findNames(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'title', sql<string>`coalesce(archival_code, temporary_number)`.as('number')])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, title, number }) => [id, { title, number }]));
}

/** The summary value of DA/T 70's report: any other result would give another. */
async function digestResults(db: Db, runId: string): Promise<string> {
  const rows = await db
    .selectFrom('check_result')
    .select(['id', 'record_id', 'item_code', 'outcome', 'object', 'expected', 'actual', 'at'])
    .where('run_id', '=', runId)
    .orderBy('id')
    .execute();
  return digestText(
    rows.map(({ at, ...row }) => JSON.stringify({ ...row, at: at.toISOString() })).join('\n'),
  ).sm3;
}
