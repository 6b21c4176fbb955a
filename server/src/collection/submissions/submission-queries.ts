import type {
  SubmissionDetail,
  SubmissionList,
  SubmissionRow,
  SubmissionState,
  UnreadyRecord,
} from '@lantai/contract/collection/submission.ts';
import type { Judgement } from '@lantai/contract/quality/verdict.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { judgeRecords } from '../../quality/standing-queries.ts';
import { composeRows, digestList } from './compose-list.ts';
import { findUnready, type SubmissionKind } from './find-unready.ts';
import { findFindings } from './findings.ts';
import { namesOf, requireOneDepartment, submissionName } from './hand-over-batch.ts';
import { findHandedOver } from './open-check-of-batch.ts';

type Filter = {
  readonly fondsId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly state?: readonly SubmissionState[] | undefined;
};

export async function findSubmissions(
  db: Db,
  { fondsId, departmentId, state }: Filter,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  let query = submissions(db);
  if (fondsId) query = query.where('submission.fonds_id', '=', fondsId);
  if (departmentId) query = query.where('submission.department_id', '=', departmentId);
  if (state?.length) query = query.where('submission.state', 'in', state);
  const start = Number(after ?? 0) || 0;
  const rows = await query
    .orderBy('submission.submitted_at', 'desc')
    .orderBy('submission.id')
    .offset(start)
    .limit(limit + 1)
    .execute();
  const { total } = await query
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    submissions: rows.slice(0, limit).map(shownRow),
    total,
    next: rows.length > limit ? String(start + limit) : null,
  };
}

const counted = (outcome: string) =>
  sql<number>`(select count(*) from submission_item item
    where item.submission_id = submission.id and item.outcome = ${outcome})`;

function submissions(db: Db) {
  return db
    .selectFrom('submission')
    .innerJoin('fonds', 'fonds.id', 'submission.fonds_id')
    .innerJoin('org_unit as department', 'department.id', 'submission.department_id')
    .innerJoin('org_unit as agency', 'agency.id', 'submission.agency_id')
    .innerJoin('person', 'person.id', 'submission.submitted_by')
    .selectAll('submission')
    .select(['fonds.code as fondsCode', 'department.name as departmentName'])
    .select(['agency.name as agencyName', 'person.name as submittedByName'])
    .select(counted('waiting').as('waiting'))
    .select(counted('accepted').as('accepted'))
    .select(counted('returned').as('returned'))
    .select(keptBack.as('failed'))
    .innerJoin('check_run as run', 'run.id', 'submission.run_id')
    .select(['run.job_id as jobId', 'run.state as runState', 'run.counts']);
}

/**
 * How many of those that wait fail by the policy of their check: the rule of `judge`, in a list. A batch
 * without a failure is not looked into.
 */
const keptBack = sql<number>`(select count(*) from submission_item item
  where item.submission_id = submission.id and item.outcome = 'waiting'
    and ((run.counts->>'failed')::int > 0 or (run.policy->>'notRunBlocks')::boolean)
    and exists (select from (
      select distinct on (record_id, item_code) item_code, outcome from check_result
      where run_id = submission.run_id and (record_id = item.record_id or record_id is null)
      order by record_id, item_code, id desc) newest
      where coalesce(run.policy->'gates'->>newest.item_code, 'block') = 'block'
        and (newest.outcome = 'failed'
          or (newest.outcome = 'not-run' and (run.policy->>'notRunBlocks')::boolean))))`;

type Found = Awaited<ReturnType<ReturnType<typeof submissions>['executeTakeFirstOrThrow']>>;

function shownRow(row: Found): SubmissionRow {
  return {
    id: row.id,
    name: submissionName({ code: row.fondsCode, year: row.year, number: row.number }),
    kind: row.kind,
    state: row.state,
    fondsCode: row.fondsCode,
    departmentName: row.departmentName,
    submittedByName: row.submittedByName,
    submittedAt: row.submitted_at,
    settledAt: row.settled_at,
    items: row.list.rows.length,
    waiting: row.waiting,
    accepted: row.accepted,
    returned: row.returned,
    failed: row.failed,
  };
}

export async function getSubmission(
  db: Db,
  actor: Actor,
  submissionId: string,
): Promise<SubmissionDetail> {
  const row = await getRow(db, submissionId);
  const judged = await judgeRecords(db, row.run_id);
  const findings = await findFindings(db, row.run_id);
  const items = await db
    .selectFrom('submission_item as item')
    .innerJoin('record', 'record.id', 'item.record_id')
    .leftJoin('person', 'person.id', 'item.decided_by')
    .select(['item.record_id as recordId', 'item.position', 'item.outcome', 'item.reason'])
    .select(['item.decided_at as decidedAt', 'person.name as decidedByName'])
    .select(['record.temporary_number as temporaryNumber', 'record.archival_code as archivalCode'])
    .select(['record.title', 'record.document_number as documentNumber'])
    .select('record.times_returned as timesReturned')
    .where('item.submission_id', '=', submissionId)
    .orderBy('item.position')
    .execute();
  return {
    ...shownRow(row),
    agencyName: row.agencyName,
    listSm3: row.list_sm3,
    check: { runId: row.run_id, jobId: row.jobId, state: row.runState, counts: row.counts },
    isOwn: row.submitted_by === actor.personId,
    itemList: items.map((item) => ({
      ...item,
      ...judgedAs(judged.get(item.recordId) ?? unjudged),
      findings: findings.get(item.recordId) ?? [],
    })),
  };
}

async function getRow(db: Db, submissionId: string): Promise<Found> {
  const row = await submissions(db).where('submission.id', '=', submissionId).executeTakeFirst();
  if (!row) throw new Problem('collection.submission-not-found');
  return row;
}

const unjudged: Judgement = { verdict: 'waiting', failed: [], waiting: [], warned: [] };

function judgedAs({ verdict, failed, waiting, warned }: Judgement) {
  return { verdict, failed: [...failed], unsettled: [...waiting], warned: [...warned] };
}

/** The sheet as it was signed: from the frozen values, never from the records of today. */
export async function getSubmissionList(db: Db, submissionId: string): Promise<SubmissionList> {
  const row = await getRow(db, submissionId);
  return {
    name: submissionName({ code: row.fondsCode, year: row.year, number: row.number }),
    agencyName: row.list.agencyName,
    departmentName: row.list.departmentName,
    fondsCode: row.fondsCode,
    submittedByName: row.list.submittedByName,
    submittedAt: row.submitted_at,
    rows: [...row.list.rows],
    bytes: row.list.bytes,
    sm3: row.list_sm3,
    submissionId,
  };
}

type Preview = { recordIds: readonly string[]; kind: SubmissionKind; now: Date };

/** The sheet a batch would have, made by the same code, with what keeps records out of it. */
export async function previewSubmission(
  db: Db,
  actor: Actor,
  { recordIds, kind, now }: Preview,
): Promise<SubmissionList & { unready: UnreadyRecord[] }> {
  const records = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .execute();
  if (records.length < new Set(recordIds).size) throw new Problem('records.not-found');
  const { fondsId, departmentId } = requireOneDepartment(records);
  const fonds = await getFonds(db, fondsId);
  const names = await namesOf(db, departmentId, actor.personId);
  const { bytes } = await findHandedOver(db, recordIds);
  const list = { ...names, name: '', submittedAt: now, rows: composeRows(records), bytes };
  return {
    ...list,
    fondsCode: fonds.code,
    sm3: digestList(list),
    submissionId: null,
    unready: await findUnready(db, recordIds, kind),
  };
}
