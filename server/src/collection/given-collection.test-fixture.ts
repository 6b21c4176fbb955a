import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenPdfComponent } from '#quality/given-check.test-fixture.ts';
import { signItems } from '#quality/sign-items.ts';
import { judgeRecords } from '#quality/standing-queries.ts';
import type { StagedComponent } from '#records/insert-records.ts';
import { givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../test/test-archive.ts';
import { findClausesInForce } from './pre-filing/clauses-in-force.ts';
import { preFileRecords } from './pre-filing/pre-file-records.ts';
import { acceptRecords } from './submissions/accept-records.ts';
import { checkSubmission } from './submissions/check-submission.job.ts';
import { getSubmission } from './submissions/submission-queries.ts';
import { submitRecords } from './submissions/submit-records.ts';

/** An agency with everybody who has a part in handing over. */
export type Collecting = {
  readonly archive: TestArchive;
  readonly agency: TestAgency;
  readonly handler: Actor;
  readonly partTimer: Actor;
  readonly head: Actor;
  readonly archivist: Actor;
  readonly archivesHead: Actor;
  /** A clause of 30 years, and one of ten. */
  readonly clauseId: string;
  readonly shortClauseId: string;
};

export async function givenCollecting(): Promise<Collecting> {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const { agencyId, officeId } = agency;
  const { clauses } = await archive.read(systemActor, (db) => findClausesInForce(db, agencyId));
  const clauseOf = (retention: string) =>
    clauses.find((clause) => clause.retention === retention)?.id ?? '';
  return {
    archive,
    agency,
    handler: await givenPerson(archive, 'handler', officeId),
    partTimer: await givenPerson(archive, 'department-archivist', officeId),
    head: await givenPerson(archive, 'department-head', officeId),
    archivist: await givenPerson(archive, 'archivist', agencyId),
    archivesHead: await givenPerson(archive, 'archives-head', agencyId),
    clauseId: clauseOf('D30'),
    shortClauseId: clauseOf('D10'),
  };
}

type Given = {
  readonly description?: DescriptionChanges;
  readonly components?: readonly StagedComponent[];
};

let collected = 0;

/** Collected by the part-time archivist of the office: a PDF, whose title no other one has. */
export async function givenCollected(
  { archive, agency, partTimer }: Collecting,
  { description, components }: Given = {},
) {
  collected += 1;
  return givenRecord(archive, agency, partTimer, {
    description: { title: `关于第${collected}号防汛工作的通知`, ...description },
    components: components ?? [await givenPdfComponent(archive)],
  });
}

export async function givenPreFiled(world: Collecting, given: Given = {}): Promise<string> {
  const recordId = await givenCollected(world, given);
  const { archive, partTimer, clauseId } = world;
  await archive.run(preFileRecords, partTimer, { recordIds: [recordId], clauseId });
  return recordId;
}

/** The clock of a test stands still: what comes second is told by this. */
export async function cameLater({ archive }: Collecting, recordId: string): Promise<void> {
  const created_at = new Date(archive.platform.now().getTime() + 60_000);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ created_at }).where('id', '=', recordId).execute(),
  );
}

/** Handed over by the head of the office; not checked yet. */
export async function givenSubmitted(world: Collecting, recordIds: readonly string[]) {
  return world.archive.run(submitRecords, world.head, { recordIds });
}

export async function check({ archive, head }: Collecting, submissionId: string) {
  const job = checkSubmission(archive.platform, archive.storage);
  return archive.perform(job, head, { submissionId });
}

export async function givenChecked(world: Collecting, recordIds: readonly string[]) {
  const submission = await givenSubmitted(world, recordIds);
  await check(world, submission.submissionId);
  return submission;
}

/** The check that was made of a batch. */
export async function runOf(
  { archive, archivist }: Pick<Collecting, 'archive' | 'archivist'>,
  submissionId: string,
): Promise<string> {
  const batch = await archive.read(archivist, (db) => getSubmission(db, archivist, submissionId));
  return batch.check.runId;
}

/** Whatever people have to look at, signed by the archivist with this sample. */
export async function sign(
  { archive, archivist }: Collecting,
  submissionId: string,
  sample: readonly string[],
) {
  const runId = await runOf({ archive, archivist }, submissionId);
  const judged = await archive.read(archivist, (db) => judgeRecords(db, runId));
  const waiting = [...judged.values()].flatMap((judgement) => judgement.waiting);
  const items = [...new Set(waiting)].filter((code) => checkItemOf(code).mode !== 'automatic');
  if (items.length > 0)
    await archive.run(signItems, archivist, {
      ...{ runId, items, sample, failed: [], isInOrder: true, note: '' },
    });
}

export async function givenAccepted(world: Collecting, given: Given = {}): Promise<string> {
  const recordId = await givenPreFiled(world, given);
  const { submissionId } = await givenChecked(world, [recordId]);
  await sign(world, submissionId, [recordId]);
  await world.archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] });
  return recordId;
}

/** What a command is refused with, or 'done'. */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
