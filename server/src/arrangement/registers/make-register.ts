import type {
  GivenList,
  RegisterContent,
  RegisterMethod,
  RegisterSubject,
} from '@lantai/contract/arrangement/register.ts';
import { sql } from 'kysely';
import { yearOf } from '#platform/clock.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { canonicalJson } from '../../audit/sealing/canonical-entry.ts';
import { digestText } from '../../preservation/digest.ts';
import { contentOf, sizeOf } from './register-content.ts';
import { findRegisteredRecords, type RegisteredRecord } from './registered-records.ts';

type MakeRegister = {
  subject: RegisterSubject;
  subjectId?: string | undefined;
  recordIds?: readonly string[] | undefined;
  method: RegisterMethod;
  given?: GivenList | undefined;
};

/** Makes the register of a filing, an import, a batch or chosen records. What it says is frozen. */
export const makeRegister = command<MakeRegister, { registerId: string }>({
  name: 'arrangement.make-register',

  async perform(context, { subject, subjectId = crypto.randomUUID(), recordIds, ...about }) {
    const records = await findRegisteredRecords(context.tx, { subject, subjectId, recordIds });
    if (records.length === 0) throw new Problem('arrangement.register-of-nothing');
    const made = await insertRegister(context, { subject, subjectId, records, ...about });
    return changed({ registerId: made.id }, made.event);
  },
});

/**
 * The register of a filing that has ended: nobody need remember it (GB/T 39784-2021, 6.5). A filing
 * that filed nothing has none, and a filing that is repeated after a crash has one.
 */
export const completeRegister = command<{ filingId: string }, string | null>({
  name: 'arrangement.complete-register',

  async perform(context, { filingId }) {
    const there = await context.tx
      .selectFrom('register_sheet')
      .select('id')
      .where('subject', '=', 'filing')
      .where('subject_id', '=', filingId)
      .executeTakeFirst();
    if (there) return unchanged(there.id);
    const subject = { subject: 'filing', subjectId: filingId } as const;
    const records = await findRegisteredRecords(context.tx, subject);
    if (records.length === 0) return unchanged(null);
    const made = await insertRegister(context, { ...subject, records, method: 'online' });
    return changed(made.id, made.event);
  },
});

type Insert = {
  subject: RegisterSubject;
  subjectId: string;
  records: readonly RegisteredRecord[];
  method: RegisterMethod;
  given?: GivenList | undefined;
};

async function insertRegister(
  { tx, actor, now }: CommandContext,
  { subject, subjectId, records, method, given }: Insert,
) {
  const place = await placeOf(tx, records);
  const { fonds_id, agency_id, ...names } = place;
  const content = contentOf({ place: names, records, method, given, now });
  const rows = records.map((record, index) => rowOf(record, index + 1));
  const sm3 = sm3Of(content, rows);
  const year = yearOf(now);
  const serial = await nextSerial(tx, fonds_id, year);
  const number = `${names.fondsCode}-DJ-${year}-${String(serial).padStart(4, '0')}`;
  const { id } = await tx
    .insertInto('register_sheet')
    .values({
      agency_id,
      fonds_id,
      department_ids: departmentsOf(records),
      ...{ year, serial, number, sm3, subject, subject_id: subjectId },
      content: JSON.stringify(content),
      items: content.total.items,
      bytes: content.total.bytes,
      differences: content.counted?.differences.length ?? 0,
      made_by: actor.personId,
      made_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(onConstraint('register_sheet_of_subject_once', 'arrangement.register-there'));
  for (let start = 0; start < rows.length; start += 1000)
    await tx
      .insertInto('register_record')
      .values(
        rows.slice(start, start + 1000).map((row) => ({ ...row, register_id: id, agency_id })),
      )
      .execute();
  const { items, bytes } = content.total;
  const details = { number, of: subject, subjectId, items, bytes, sm3 };
  return { id, event: { subject: `register:${id}`, agencyId: agency_id, details } };
}

/** What is signed: the figures and the list, in one text that anybody can write again. */
export function sm3Of(
  content: RegisterContent,
  rows: readonly { number: string; title: string; files: number; bytes: number }[],
): string {
  const list = rows.map(({ number, title, files, bytes }) => ({ number, title, files, bytes }));
  return digestText(canonicalJson({ content, list })).sm3;
}

function rowOf(record: RegisteredRecord, position: number) {
  return {
    position,
    record_id: record.id,
    number: record.archival_code ?? record.temporary_number ?? record.document_number ?? '',
    title: record.title ?? '',
    files: record.files.length,
    bytes: sizeOf(record.files),
  };
}

async function placeOf(tx: Tx, records: readonly RegisteredRecord[]) {
  const fondsIds = [...new Set(records.map(({ fonds_id }) => fonds_id))];
  if (fondsIds.length > 1) throw new Problem('arrangement.register-of-two-fonds');
  return tx
    .selectFrom('fonds')
    .innerJoin('org_unit as agency', 'agency.id', 'fonds.agency_id')
    .select(['fonds.id as fonds_id', 'fonds.agency_id', 'fonds.code as fondsCode'])
    .select(['fonds.name as fondsName', 'agency.name as unitName'])
    .where('fonds.id', '=', fondsIds[0] ?? '')
    .executeTakeFirstOrThrow();
}

function departmentsOf(records: readonly RegisteredRecord[]): string[] {
  return [...new Set(records.flatMap(({ department_id }) => department_id ?? []))];
}

/** Numbers of one fonds and year run on without a gap: two that are made at once wait for each other. */
async function nextSerial(tx: Tx, fondsId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${fondsId}`}, 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('register_sheet')
    .select((row) => row.fn.max('serial').as('last'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
