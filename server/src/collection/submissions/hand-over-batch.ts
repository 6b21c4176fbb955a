import { submissionFaults } from '@lantai/contract/collection/submission.ts';
import { sql } from 'kysely';
import { yearOf } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { recordStep } from '../../records/lock-record.ts';
import { lockRecords, moveRecords } from '../../records/move-records.ts';
import { composeRows, digestList } from './compose-list.ts';
import { findUnready, type SubmissionKind } from './find-unready.ts';
import { findHandedOver, openCheckOfBatch } from './open-check-of-batch.ts';

export type Submitted = { submissionId: string; name: string; records: number };

/** The batch as it stands in lists and on the sheet: YJ-A001-2026-0003. */
export function submissionName(batch: { code: string; year: number; number: number }): string {
  return `YJ-${batch.code}-${batch.year}-${String(batch.number).padStart(4, '0')}`;
}

/**
 * Records are handed over as one batch, all or none, with the list frozen as it is signed. The refusal
 * names each record and each of its faults. Checking begins as soon as the transaction is through.
 */
export async function handOverBatch(
  context: CommandContext,
  recordIds: readonly string[],
  kind: SubmissionKind,
) {
  const { tx, actor, now } = context;
  const records = await lockRecords(tx, recordIds);
  const step = kind === 'first' ? 'submit' : 'resubmit';
  for (const record of records) if (!isListed(record)) recordStep(record, step);
  await requireReady(tx, recordIds, kind);
  const { agencyId, fondsId, departmentId } = requireOneDepartment(records);
  const fonds = await getFonds(tx, fondsId);
  const year = yearOf(now);
  const number = await takeNumber(context, { agencyId, fondsId, year });
  const name = submissionName({ code: fonds.code, year, number });
  const names = await namesOf(tx, departmentId, actor.personId);
  const expected = await findHandedOver(tx, recordIds);
  const list = { ...names, rows: composeRows(records), bytes: expected.bytes };
  const id = crypto.randomUUID();
  const check = await openCheckOfBatch(context, { submissionId: id, name, recordIds, expected });
  await tx
    .insertInto('submission')
    .values({
      id,
      run_id: check.runId,
      agency_id: agencyId,
      fonds_id: fondsId,
      department_id: departmentId,
      year,
      number,
      kind,
      state: 'submitted',
      list: JSON.stringify(list),
      list_sm3: digestList({ ...list, name, submittedAt: now }),
      submitted_by: actor.personId ?? '',
      submitted_at: now,
    })
    .execute();
  const moves = await moveRecords(context, recordIds, step, { submission: name });
  await tx
    .insertInto('submission_item')
    .values(
      list.rows.map(({ recordId, sequence }) => ({
        submission_id: id,
        agency_id: agencyId,
        record_id: recordId,
        position: sequence,
      })),
    )
    .execute();
  const details = { name, records: list.rows.length, kind };
  const event = { subject: `submission:${id}`, agencyId, details };
  return {
    result: { submissionId: id, name, records: list.rows.length },
    event,
    moves: [...moves, check.event],
  };
}

/** What the department can put right itself stands in the list of faults, and is no wrong step. */
function isListed({ state, quarantined_at }: Row<'record'>): boolean {
  return state === 'in-handling' || quarantined_at !== null;
}

async function requireReady(
  db: Db,
  recordIds: readonly string[],
  kind: SubmissionKind,
): Promise<void> {
  const unready = await findUnready(db, recordIds, kind);
  if (unready.length === 0) return;
  const kinds = [...new Set(unready.flatMap(({ faults }) => faults))];
  throw new Problem('collection.batch-not-ready', {
    count: unready.length,
    reason: kinds.map((fault) => submissionFaults[fault]).join('；'),
    records: unready,
  });
}

export function requireOneDepartment(records: readonly Row<'record'>[]) {
  const [first] = records;
  const department = first?.department_id;
  const same = records.every(
    ({ department_id, fonds_id }) => department_id === department && fonds_id === first?.fonds_id,
  );
  if (!first || !department || !same) throw new Problem('collection.one-department');
  return { agencyId: first.agency_id, fondsId: first.fonds_id, departmentId: department };
}

type Place = { agencyId: string; fondsId: string; year: number };

async function takeNumber(
  { tx }: CommandContext,
  { agencyId, fondsId, year }: Place,
): Promise<number> {
  const { last } = await tx
    .insertInto('submission_number_head')
    .values({ agency_id: agencyId, fonds_id: fondsId, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['fonds_id', 'year'])
        .doUpdateSet({ last: sql<number>`submission_number_head.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export async function namesOf(db: Db, departmentId: string, personId: string | null) {
  return db
    .selectFrom('org_unit as department')
    .innerJoin('org_unit as agency', 'agency.id', 'department.agency_id')
    .innerJoin('person', (join) => join.on('person.id', '=', personId))
    .select(['department.name as departmentName', 'agency.name as agencyName'])
    .select('person.name as submittedByName')
    .where('department.id', '=', departmentId)
    .executeTakeFirstOrThrow();
}
