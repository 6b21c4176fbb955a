import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
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
import { signCheck } from './submissions/sign-check.ts';
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

/** Collected by the part-time archivist of the office. */
export function givenCollected({ archive, agency, partTimer }: Collecting, given: Given = {}) {
  return givenRecord(archive, agency, partTimer, given);
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

/** The three items a person must look at, signed with the whole batch as the sample. */
export async function sign(
  { archive, archivist }: Collecting,
  submissionId: string,
  sample: readonly string[],
) {
  for (const itemCode of ['2-7', '2-8', '3-4'] as const)
    await archive.run(signCheck, archivist, {
      submissionId,
      itemCode,
      passed: true,
      sample,
      note: '',
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
