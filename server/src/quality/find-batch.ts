import { readDocumentNumber } from '@lantai/contract/records/document-number.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import type { Storage } from '../preservation/storage.ts';
import type { NumberSequence } from './check-subject.ts';
import { measuredSize } from './checks/fixity.ts';
import { placeComponents } from './find-subject.ts';

/** The records of a run, in its order, as far as their reader may see them. */
export async function findRunRecordIds(db: Db, runId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('check_run_record')
    .select('record_id')
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** How many of a run's records the catalogue gives, each with its description. */
export async function countCatalogued(db: Db, runId: string): Promise<number> {
  const rows = await db
    .selectFrom('check_run_record')
    .innerJoin('record', 'record.id', 'check_run_record.record_id')
    .select(['record.id', 'record.state', 'record.category', 'record.changed_at'])
    .where('run_id', '=', runId)
    .execute();
  return rows.length;
}

/** How many of a run's records are there to be accepted: what was voided or set apart meanwhile is not. */
export async function countStanding(db: Db, runId: string): Promise<number> {
  const rows = await db
    .selectFrom('check_run_record')
    .innerJoin('record', 'record.id', 'check_run_record.record_id')
    .select('record.id')
    .where('run_id', '=', runId)
    .where('record.state', 'not in', ['voided', 'excluded', 'destroyed'])
    .where('record.quarantined_at', 'is', null)
    .execute();
  return rows.length;
}

export async function findRunComponents(db: Db, runId: string): Promise<Row<'component'>[]> {
  return db
    .selectFrom('component')
    .innerJoin('check_run_record', 'check_run_record.record_id', 'component.record_id')
    .selectAll('component')
    .where('check_run_record.run_id', '=', runId)
    .execute();
}

/** The bytes of a batch as they lie in the storage, whatever the catalogue says of their size. */
export async function measureBytes(
  storage: Storage,
  components: readonly Row<'component'>[],
): Promise<number> {
  let bytes = 0;
  for (const { path } of await placeComponents(storage, components))
    if (path !== null) bytes += await measuredSize(path);
  return bytes;
}

/** Numbers that ought to follow each other: item numbers of a class, and the agency's own documents. */
export async function findSequences(db: Db, runId: string): Promise<NumberSequence[]> {
  return [...(await findItemNumbers(db, runId)), ...(await findDocumentNumbers(db, runId))];
}

/** From 1 to the highest of the batch; a gap that somebody explained is none. */
async function findItemNumbers(db: Db, runId: string): Promise<NumberSequence[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('check_run_record as chosen', 'chosen.record_id', 'record.id')
    .select(['record.fonds_id', 'record.class_key'])
    .select((row) => row.fn.max<number>('record.item_number').as('last'))
    .where('chosen.run_id', '=', runId)
    .where('record.class_key', 'is not', null)
    .where('record.item_number', 'is not', null)
    .groupBy(['record.fonds_id', 'record.class_key'])
    .execute();
  const found: NumberSequence[] = [];
  for (const { fonds_id, class_key, last } of rows) {
    const { rows: missing } = await sql<{ number: number }>`
      select number from generate_series(1, ${last}::int) number
      where not exists (select from record where record.fonds_id = ${fonds_id}
          and record.class_key = ${class_key} and record.item_number = number)
        and not exists (select from explained_gap gap where gap.fonds_id = ${fonds_id}
          and gap.class_key = ${class_key} and number between gap.first_number and gap.last_number)
        and not exists (select from reserved_range reserved where reserved.fonds_id = ${fonds_id}
          and reserved.class_key = ${class_key} and reserved.released_at is null
          and number between reserved.first_number and reserved.last_number)
      order by number limit 1000`.execute(db as never);
    const numbers = missing.map(({ number }) => number);
    found.push({ name: `件号（${class_key}）`, first: 1, last, missing: numbers });
  }
  return found;
}

/** Of documents that the agency itself issued: others' numbers come with gaps by nature. */
async function findDocumentNumbers(db: Db, runId: string): Promise<NumberSequence[]> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('check_run_record as chosen', 'chosen.record_id', 'record.id')
    .innerJoin('org_unit as agency', 'agency.id', 'record.agency_id')
    .select(['record.fonds_id', 'record.document_number'])
    .where('chosen.run_id', '=', runId)
    .where('record.document_number', 'is not', null)
    .where(sql<boolean>`starts_with(record.creator, agency.name)`)
    .execute();
  const numbered = rows.flatMap(({ fonds_id, document_number }) => {
    const number = readDocumentNumber(document_number ?? '');
    return number ? [{ fonds_id, ...number }] : [];
  });
  const series = Map.groupBy(numbered, ({ issuer, year }) => `${issuer}〔${year}〕`);
  const found: NumberSequence[] = [];
  for (const [name, members] of series) {
    const numbers = members.map(({ sequence }) => sequence);
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const [member] = members;
    if (!member || first === last) continue;
    const absent = range(first, Math.min(last, first + 5000)).filter(
      (one) => !numbers.includes(one),
    );
    found.push({ name, first, last, missing: await withoutKnown(db, member, absent) });
  }
  return found;
}

type Series = { fonds_id: string; issuer: string; year: number };

/** Not missing: what is in the fonds outside of the batch, or is explained. */
async function withoutKnown(
  db: Db,
  { fonds_id, issuer, year }: Series,
  absent: readonly number[],
): Promise<number[]> {
  if (absent.length === 0) return [];
  const keys = absent.map((sequence) => `${issuer}〔${year}〕${sequence}号`);
  const there = await db
    .selectFrom('record')
    .select('document_number_key')
    .where('fonds_id', '=', fonds_id)
    .where('state', '<>', 'voided')
    .where('document_number_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  const explained = await db
    .selectFrom('number_explanation')
    .select('sequence')
    .where('fonds_id', '=', fonds_id)
    .where('issuer', '=', issuer)
    .where('year', '=', year)
    .where('revoked_at', 'is', null)
    .execute();
  const known = new Set([
    ...there.map((row) => row.document_number_key),
    ...explained.map(({ sequence }) => `${issuer}〔${year}〕${sequence}号`),
  ]);
  return absent.filter((_, place) => !known.has(keys[place] ?? ''));
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);
