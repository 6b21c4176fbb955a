import type { Role } from '@lantai/contract/identity/role.ts';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { noOutcomes } from '@lantai/contract/quality/check-result.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import { createUnit } from '#identity/create-unit.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import type { NewRow, Tx } from '#platform/database.ts';
import { givenPerson, type TestAgency, type TestArchive } from '../../test/test-archive.ts';
import { type Collecting, givenCollecting } from './given-collection.test-fixture.ts';

const places: Record<Role, 'everywhere' | 'agency' | 'office' | 'region'> = {
  sysadmin: 'everywhere',
  secadmin: 'everywhere',
  auditor: 'everywhere',
  handler: 'office',
  'department-archivist': 'office',
  'department-head': 'office',
  archivist: 'agency',
  'archives-head': 'agency',
  leader: 'agency',
  'secrecy-officer': 'agency',
  reader: 'agency',
  supervisor: 'region',
};

/** Somebody of every role, none of whom has brought, submitted or proposed anything. */
export async function givenEverybody(): Promise<Collecting & { people: Map<Role, Actor> }> {
  const world = await givenCollecting();
  const { archive, agency } = world;
  const region = await archive.run(createUnit, systemActor, {
    kind: 'region',
    parentId: null,
    code: 'R',
    name: '示例区',
  });
  const units = {
    everywhere: null,
    agency: agency.agencyId,
    office: agency.officeId,
    region: region.id,
  };
  const people = new Map<Role, Actor>();
  for (const [role, place] of Object.entries(places) as [Role, keyof typeof units][])
    people.set(role, await givenPerson(archive, role, units[place]));
  return { ...world, people };
}

export type Specimen = {
  recordId: string;
  submissionId: string;
  proposalId: string;
  /** A batch for the archive that has been signed for, with this record alone. */
  batchId: string;
};

let made = 0;

/** A record in every state, most in a checked and signed batch and under a proposal to leave it out. */
export async function givenOneInEachState(
  world: Collecting,
  consentedAs: 'department-head' | 'archivist',
): Promise<Record<RecordState, Specimen>> {
  const specimens = recordStates.map((state) => [state, newSpecimen()] as const);
  await keepHouse(world.archive.platform, async (tx) => {
    for (const [state, specimen] of specimens) await insertSpecimen(tx, world, state, specimen);
    for (const [, specimen] of specimens) await insertProposal(tx, world, specimen, consentedAs);
  });
  return Object.fromEntries(specimens) as Record<RecordState, Specimen>;
}

function newSpecimen(): Specimen {
  return {
    recordId: crypto.randomUUID(),
    submissionId: crypto.randomUUID(),
    proposalId: crypto.randomUUID(),
    batchId: crypto.randomUUID(),
  };
}

async function insertSpecimen(
  tx: Tx,
  world: Collecting,
  state: RecordState,
  { recordId, submissionId, batchId }: Specimen,
): Promise<void> {
  const { agency, archive, clauseId, head } = world;
  made += 1;
  await tx
    .insertInto('record')
    .values(rowOf({ agency, archive, clauseId, state, recordId, number: made }))
    .execute();
  await insertTransfer(tx, world, { recordId, batchId });
  const run_id = await insertPassedCheck(tx, world, { recordId, submissionId });
  await tx
    .insertInto('submission')
    .values({
      id: submissionId,
      run_id,
      agency_id: agency.agencyId,
      fonds_id: agency.fondsId,
      department_id: agency.officeId,
      year: 2000,
      number: made,
      kind: 'first',
      state: 'checking',
      list: JSON.stringify({ rows: [], bytes: 0 }),
      list_sm3: '0'.repeat(64),
      submitted_by: head.personId ?? '',
      submitted_at: archive.platform.now(),
    })
    .execute();
  const of = { agency_id: agency.agencyId, submission_id: submissionId, record_id: recordId };
  // What is to be handed over first waits in no batch yet.
  if (state !== 'pre-filed' && state !== 'returned')
    await tx
      .insertInto('submission_item')
      .values({ ...of, position: 1 })
      .execute();
}

/** A check of the batch that has ended, with every item passed. */
async function insertPassedCheck(
  tx: Tx,
  { agency, archive, head, archivist }: Collecting,
  { recordId, submissionId }: Pick<Specimen, 'recordId' | 'submissionId'>,
): Promise<string> {
  const now = archive.platform.now();
  const { id: run_id } = await tx
    .insertInto('check_run')
    .values({
      agency_id: agency.agencyId,
      fonds_id: agency.fondsId,
      department_ids: [agency.officeId],
      subject_kind: 'submission',
      subject_id: submissionId,
      name: `YJ-${made}`,
      stage: 'GD',
      rule_set: ruleSetVersion,
      policy: JSON.stringify(defaultPolicy),
      policy_version: 0,
      expected: JSON.stringify({}),
      state: 'checked',
      records: 1,
      counts: JSON.stringify(noOutcomes()),
      started_by: head.personId,
      started_at: now,
      ended_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('check_run_record')
    .values({ run_id, agency_id: agency.agencyId, position: 1, record_id: recordId })
    .execute();
  const signed = { operator: archivist.personId, tool: 'test', tool_version: '1', at: now };
  await tx
    .insertInto('check_result')
    .values(
      checkItemsOf('GD').map(({ code, name }) => ({
        ...signed,
        agency_id: agency.agencyId,
        run_id,
        record_id: null,
        item_code: code,
        outcome: 'passed' as const,
        object: name,
        evidence: JSON.stringify({ seen: [] }),
      })),
    )
    .execute();
  return run_id;
}

async function insertTransfer(
  tx: Tx,
  { agency, archive }: Collecting,
  { recordId, batchId }: Pick<Specimen, 'recordId' | 'batchId'>,
): Promise<void> {
  const now = archive.platform.now();
  const of = { batch_id: batchId, agency_id: agency.agencyId };
  await tx
    .insertInto('transfer_batch')
    .values({
      id: batchId,
      agency_id: agency.agencyId,
      fonds_id: agency.fondsId,
      ...{
        year: 2026,
        serial: made,
        number: `JG-${made}`,
        kind: 'electronic',
        profile: 'DAT93-2022',
        round: 1,
      },
      ...{ state: 'signed-for', archive_name: '示例区档案馆', archive_code: null, note: null },
      ...{ year_from: 2025, year_to: 2025, retention: 'D30', agreed_on: '2026-06-30' },
      ...{ package: '{}', self_test: '{}', planned_at: now, moved_at: now },
    })
    .execute();
  await tx
    .insertInto('transfer_item')
    .values({ ...of, record_id: recordId, position: 1, listed: '{}', record_version: 1 })
    .execute();
  await tx
    .insertInto('transfer_sheet')
    .values({ ...of, round: 1, content: '{}', sm3: '0'.repeat(64), made_at: now })
    .execute();
}

async function insertProposal(
  tx: Tx,
  { agency, archive, handler, head, archivist }: Collecting,
  { recordId, proposalId }: Specimen,
  consentedAs: 'department-head' | 'archivist',
): Promise<void> {
  const now = archive.platform.now();
  await tx
    .insertInto('proposal')
    .values({
      id: proposalId,
      agency_id: agency.agencyId,
      department_id: agency.officeId,
      record_id: recordId,
      kind: 'exclude',
      reason: '重份',
      changes: null,
      record_version: 1,
      state: 'open',
      proposed_by: handler.personId ?? '',
      proposed_at: now,
    })
    .execute();
  await tx
    .insertInto('proposal_decision')
    .values({
      proposal_id: proposalId,
      agency_id: agency.agencyId,
      part: consentedAs,
      consents: true,
      decided_by: (consentedAs === 'archivist' ? archivist : head).personId ?? '',
      decided_at: now,
    })
    .execute();
}

type Row = {
  readonly agency: TestAgency;
  readonly archive: TestArchive;
  readonly clauseId: string;
  readonly state: RecordState;
  readonly recordId: string;
  readonly number: number;
};

function rowOf({ agency, archive, clauseId, state, recordId, number }: Row): NewRow<'record'> {
  const now = archive.platform.now();
  return {
    id: recordId,
    agency_id: agency.agencyId,
    fonds_id: agency.fondsId,
    department_id: agency.officeId,
    department_name: '办公室',
    category: 'WS',
    state,
    received_as: 'collected',
    temporary_number: state === 'draft' ? null : `T${number}`,
    title: `关于第${number}号事项的通知`,
    creator: '示例局',
    date_given: '2025-05-06',
    document_on: '2025-05-06',
    year: 2025,
    retention: 'D30',
    retention_item_id: clauseId,
    carrier: 'paper',
    ...(['filing', 'filed', 'transferred', 'destroyed'].includes(state) && {
      class_key: 'class',
      item_number: number,
      archival_code: `C${number}`,
      filed_at: now,
      object_path: 'x',
    }),
    ...(state === 'transferred' && {
      transferred_on: '2026-03-01',
      transferred_to: '示例区档案馆',
      transfer_number: 'JG-0',
    }),
    source: 'test',
    created_at: now,
    changed_at: now,
  };
}
