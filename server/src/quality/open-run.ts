import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import type { CheckPolicy } from '@lantai/contract/quality/check-policy.ts';
import { noOutcomes } from '@lantai/contract/quality/check-result.ts';
import type { CheckExpectations, CheckSubjectKind } from '@lantai/contract/quality/check-run.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';
import type { Db, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { trustVersion } from '../preservation/trust/trust-version.ts';
import { findPolicy } from './policy-queries.ts';

export type ToCheck = {
  readonly subject: { readonly kind: CheckSubjectKind; readonly id: string };
  readonly name: string;
  readonly recordIds: readonly string[];
  readonly stage: CheckStage;
  /** What who handed over said of the batch; see `CheckExpectations`. */
  readonly expected?: CheckExpectations;
  /** The inspection over whose records it is made. */
  readonly inspectionId?: string | undefined;
  /** By the rules of an earlier run instead of those in force: that run, compared with this one afterwards. */
  readonly by?: {
    readonly runId: string;
    readonly rules: string;
    readonly policy: CheckPolicy;
    readonly policyVersion: number;
    readonly trustVersion: number;
  };
};

type Opened = { readonly runId: string; readonly agencyId: string };

/**
 * Writes down what is to be checked, by which policy, and the job that does it, if one does. All
 * records are of one fonds.
 */
export async function openRun<JobId extends string | null>(
  { tx, actor, now }: CommandContext,
  toCheck: ToCheck,
  jobFor: (opened: Opened) => Promise<JobId>,
) {
  const place = await placeOf(tx, toCheck.recordIds);
  const runId = crypto.randomUUID();
  const jobId = await jobFor({ runId, agencyId: place.agencyId });
  const { by } = toCheck;
  const inForce = await findPolicy(tx, place.agencyId);
  const { policy, version } = by ? { policy: by.policy, version: by.policyVersion } : inForce;
  await tx
    .insertInto('check_run')
    .values({
      id: runId,
      job_id: jobId,
      agency_id: place.agencyId,
      fonds_id: place.fondsId,
      department_ids: place.departmentIds,
      subject_kind: toCheck.subject.kind,
      subject_id: toCheck.subject.id,
      name: toCheck.name,
      stage: toCheck.stage,
      rule_set: by?.rules ?? ruleSetVersion,
      repeats_run_id: by?.runId ?? null,
      inspection_id: toCheck.inspectionId ?? null,
      policy: JSON.stringify(policy),
      policy_version: version,
      trust_version: by ? by.trustVersion : await trustVersion(tx),
      expected: JSON.stringify(toCheck.expected ?? {}),
      state: 'checking',
      records: toCheck.recordIds.length,
      counts: JSON.stringify(noOutcomes()),
      started_by: actor.personId,
      started_at: now,
    })
    .execute();
  await chooseRecords(tx, { runId, agencyId: place.agencyId }, toCheck.recordIds);
  const records = toCheck.recordIds.length;
  const { name, stage, subject, inspectionId: inspection } = toCheck;
  const details = {
    ...{ name, stage, records, subject },
    ...(by && { repeats: by.runId }),
    ...(inspection && { inspection }),
  };
  const event = { subject: `check-run:${runId}`, agencyId: place.agencyId, details };
  return { runId, jobId, records, event };
}

/** Few enough for one report; a larger holding is checked class by class or year by year. */
export const mostRecords = 20_000;

export type Checkable = {
  readonly fondsId: string;
  readonly states?: readonly RecordState[] | undefined;
  readonly recordIds?: readonly string[] | undefined;
  /** How many at most; null for all, where who asks makes several runs of them. */
  readonly limit?: number | null | undefined;
};

export async function findCheckable(
  db: Db,
  { fondsId, states, recordIds, limit = mostRecords }: Checkable,
): Promise<string[]> {
  let query = db
    .selectFrom('record')
    .select('id')
    .where('fonds_id', '=', fondsId)
    .where('quarantined_at', 'is', null)
    .where('state', 'not in', ['draft', 'voided', 'excluded', 'destroyed'])
    .orderBy('created_at')
    .orderBy('id');
  if (limit !== null) query = query.limit(limit);
  if (states) query = query.where('state', 'in', states);
  if (recordIds) query = query.where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`);
  return (await query.execute()).map(({ id }) => id);
}

async function placeOf(db: Db, recordIds: readonly string[]) {
  const rows = await db
    .selectFrom('record')
    .select(['agency_id', 'fonds_id', 'department_id'])
    .distinct()
    .where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .execute();
  const [first] = rows;
  if (!first) throw new Problem('quality.nothing-to-check');
  const departmentIds = [...new Set(rows.flatMap(({ department_id }) => department_id ?? []))];
  return { agencyId: first.agency_id, fondsId: first.fonds_id, departmentIds };
}

async function chooseRecords(
  tx: Tx,
  { runId, agencyId }: { runId: string; agencyId: string },
  recordIds: readonly string[],
): Promise<void> {
  const rows = recordIds.map((record_id, place) => ({
    run_id: runId,
    agency_id: agencyId,
    position: place + 1,
    record_id,
  }));
  for (let start = 0; start < rows.length; start += 1000)
    await tx
      .insertInto('check_run_record')
      .values(rows.slice(start, start + 1000))
      .execute();
}
