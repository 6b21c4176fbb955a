import { randomUUID } from 'node:crypto';
import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, execute, read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { findClausesInForce } from '../collection/pre-filing/clauses-in-force.ts';
import { preFileRecords } from '../collection/pre-filing/pre-file-records.ts';
import { acceptRecords } from '../collection/submissions/accept-records.ts';
import { checkSubmission } from '../collection/submissions/check-submission.job.ts';
import { returnRecords } from '../collection/submissions/return-records.ts';
import { getSubmission } from '../collection/submissions/submission-queries.ts';
import { submitRecords } from '../collection/submissions/submit-records.ts';
import type { Installation } from '../installation.ts';
import { decidePolicy } from '../quality/decide-policy.ts';
import { findPolicy } from '../quality/policy-queries.ts';
import { signItems } from '../quality/sign-items.ts';
import { judgeRecords } from '../quality/standing-queries.ts';
import type { DemoDistrict } from './district.ts';
import type { Organisation } from './load-organisation.ts';

/** How far the departments of an agency have come with what the year before left them. */
type Stop = 'pre-filed' | 'handed-over' | 'checked' | 'returned' | 'accepted';

/** Of the open year: one department collects, one has handed over, one has got something back. */
const openYear: readonly Stop[] = ['pre-filed', 'handed-over', 'returned', 'pre-filed'];

type Batch = {
  readonly fonds: string;
  readonly departmentId: string;
  readonly recordIds: readonly string[];
};

/** Every department hands its old years over; all of it is checked, accepted and filed. */
export async function fileOldYears(
  installation: Installation,
  district: DemoDistrict,
  organisation: Organisation,
): Promise<void> {
  for (const fonds of organisation.fondsCodes)
    await allowHandlingSheets(installation, organisation, fonds);
  const keys = keysOf(district, 'filed');
  for (const batch of await findBatches(installation, organisation, keys))
    await handOver(installation, organisation, batch, 'accepted');
  for (const fonds of organisation.fondsCodes)
    await fileAccepted(installation, organisation, fonds);
}

/** What waits of the open year stands at different steps, so that every role finds something to do. */
export async function beginOpenYear(
  installation: Installation,
  district: DemoDistrict,
  organisation: Organisation,
): Promise<void> {
  const batches = await findBatches(installation, organisation, keysOf(district, 'registered'));
  for (const [fonds, ofAgency] of Map.groupBy(batches, (batch) => batch.fonds)) {
    const inOrder = ofAgency.toSorted((one, other) =>
      one.departmentId < other.departmentId ? -1 : 1,
    );
    for (const [index, stop] of openYear.entries()) {
      const batch = inOrder[index];
      if (batch && fonds !== organisation.fondsCodes[0])
        await handOver(installation, organisation, batch, stop);
    }
  }
}

function keysOf({ records }: DemoDistrict, stage: 'filed' | 'registered'): string[] {
  return records.filter((record) => record.stage === stage).map(({ id }) => id);
}

/** What is registered, whole and in no batch yet, by department: what was handed over before a cut is not again. */
async function findBatches(
  { platform }: Installation,
  organisation: Organisation,
  keys: readonly string[],
): Promise<Batch[]> {
  const rows = await read(platform, systemActor, (db) =>
    db
      .selectFrom('record')
      .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
      .select(['record.id', 'record.fonds_id', 'record.department_id', 'filing_fault.faults'])
      .where('source', '=', 'demo')
      .where('source_key', 'in', [...keys])
      .where('state', '=', 'registered')
      .where('quarantined_at', 'is', null)
      .orderBy('created_at')
      .execute(),
  );
  const whole = rows.filter(({ faults }) => faults.length === 0);
  return [...Map.groupBy(whole, ({ department_id }) => department_id ?? '')].map(
    ([departmentId, members]) => ({
      departmentId,
      fonds:
        organisation.fondsCodes.find(
          (code) => organisation.fondsId(code) === members[0]?.fonds_id,
        ) ?? '',
      recordIds: members.map(({ id }) => id),
    }),
  );
}

async function handOver(
  installation: Installation,
  organisation: Organisation,
  { fonds, departmentId, recordIds }: Batch,
  stop: Stop,
): Promise<void> {
  const { platform, storage } = installation;
  const run = <Input, Result>(what: Command<Input, Result>, actor: Actor, input: Input) =>
    execute(platform, what, actor, input);
  await preFile(installation, organisation, { fonds, departmentId, recordIds });
  if (stop === 'pre-filed') return;
  const head = await organisation.headOf(departmentId);
  const { submissionId } = await run(submitRecords, head, { recordIds });
  if (stop === 'handed-over') return;
  await perform(platform, checkSubmission(platform, storage), {
    jobId: randomUUID(),
    actor: systemActor,
    payload: { submissionId },
    progress: async () => {},
  });
  if (stop === 'checked') return;
  const archivist = await organisation.actorFor(fonds, 'archivist');
  await signBatch(installation, archivist, { submissionId, sample: recordIds.slice(0, 5) });
  const { itemList } = await read(platform, archivist, (db) =>
    getSubmission(db, archivist, submissionId),
  );
  // What the check found wrong goes back with what it found, and of some batches one more.
  const items = itemList.flatMap(({ recordId, verdict, findings }, index) => {
    if (verdict === 'failed') return [{ recordId, reason: findings.join('；') }];
    const isLacking = stop === 'returned' && index === 0;
    return isLacking ? [{ recordId, reason: '附件不全，补齐后再提交' }] : [];
  });
  if (items.length > 0) await run(returnRecords, archivist, { submissionId, items });
  const returned = new Set(items.map(({ recordId }) => recordId));
  const accepted = recordIds.filter((id) => !returned.has(id));
  if (accepted.length > 0)
    await run(acceptRecords, archivist, { submissionId, recordIds: accepted });
}

/** The sheets that the fictional office systems give out are plain text: each agency has decided to take them. */
async function allowHandlingSheets(
  { platform }: Installation,
  organisation: Organisation,
  fonds: string,
): Promise<void> {
  const agencyId = organisation.agencyId(fonds);
  const { version } = await read(platform, systemActor, (db) => findPolicy(db, agencyId));
  if (version > 0) return;
  await execute(platform, decidePolicy, await organisation.actorFor(fonds, 'archives-head'), {
    agencyId,
    policy: { ...defaultPolicy, furtherFormats: ['TXT'] },
    version,
    reason: '办公系统导出的文件处理单和定稿为纯文本，收存时另存版式文件',
  });
}

/** What the standard has people look at, by a sample of five. */
async function signBatch(
  { platform }: Installation,
  archivist: Actor,
  { submissionId, sample }: { submissionId: string; sample: readonly string[] },
): Promise<void> {
  const { runId, judged } = await read(platform, archivist, async (db) => {
    const { check } = await getSubmission(db, archivist, submissionId);
    return { runId: check.runId, judged: await judgeRecords(db, check.runId) };
  });
  const waiting = [...judged.values()].flatMap((judgement) => judgement.waiting);
  const items = [...new Set(waiting)].filter((code) => checkItemOf(code).mode !== 'automatic');
  if (items.length > 0)
    await execute(platform, signItems, archivist, {
      ...{ runId, items, sample, failed: [], isInOrder: true, note: '' },
    });
}

/** Each under the first clause of the agency's schedule that has its period. */
async function preFile(
  { platform }: Installation,
  organisation: Organisation,
  { fonds, departmentId, recordIds }: Batch,
): Promise<void> {
  const archivist = await organisation.archivistOf(departmentId);
  const { clauses } = await read(platform, archivist, (db) =>
    findClausesInForce(db, organisation.agencyId(fonds)),
  );
  const rows = await read(platform, systemActor, (db) =>
    db
      .selectFrom('record')
      .select(['id', 'retention'])
      .where('id', 'in', [...recordIds])
      .execute(),
  );
  for (const [retention, members] of Map.groupBy(rows, (row) => row.retention)) {
    const clause = clauses.find((each) => each.retention === retention && each.category === 'WS');
    if (clause)
      await execute(platform, preFileRecords, archivist, {
        recordIds: members.map(({ id }) => id),
        clauseId: clause.id,
      });
  }
}

async function fileAccepted(
  { platform, storage }: Installation,
  organisation: Organisation,
  fonds: string,
): Promise<void> {
  const fondsId = organisation.fondsId(fonds);
  const accepted = await read(platform, systemActor, (db) =>
    db
      .selectFrom('record')
      .select('id')
      .where('fonds_id', '=', fondsId)
      .where('state', '=', 'accepted')
      .execute(),
  );
  if (accepted.length === 0) return;
  await perform(platform, fileRecords(platform, storage), {
    jobId: randomUUID(),
    actor: await organisation.actorFor(fonds, 'archivist'),
    payload: { fondsId, recordIds: accepted.map(({ id }) => id) },
    progress: async () => {},
  });
}
