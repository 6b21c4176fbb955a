import type { CheckPolicy, RepeatKey } from '@lantai/contract/quality/check-policy.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { findPermittedRetentions } from '../classification/schedule-queries.ts';
import { openComponent } from '../preservation/component-bytes.ts';
import type { Storage } from '../preservation/storage.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import { findKnown } from '../records/metadata/known-of-record.ts';
import { metadataOf } from '../records/metadata/record-metadata.ts';
import { profileOf } from '../records/profile-description.ts';
import type { CheckedComponent, CheckSubject, CheckSurroundings } from './check-subject.ts';
import { findEnvironment } from './keeping/keeping-environment.ts';

/** A subject without the places of its bytes, which are looked for outside of the transaction. */
export type DescribedSubject = Omit<CheckSubject, keyof CheckSurroundings | 'components' | 'kept'>;

/** What the catalogue knows of a record, and what it is held against. */
export async function describeSubject(
  db: Db,
  recordId: string,
  policy: CheckPolicy,
): Promise<DescribedSubject> {
  const known = await findKnown(db, recordId);
  const { record } = known;
  return {
    known,
    metadata: await metadataOf(db, recordId),
    ...(await findFounding(db, record.fonds_id)),
    profile: await profileOf(db, record),
    clause: await findClause(db, record.retention_item_id),
    permittedRetentions: await findPermittedRetentions(db, record.agency_id, record.category),
    repeats: await findRepeats(db, record, policy),
    attachmentsNamed: await findAttachmentsNamed(db, recordId),
    conversions: await findConversions(db, recordId),
    environmentWhenFiled:
      record.filed_at === null ? null : await findEnvironment(db, record.filed_at),
  };
}

async function findConversions(db: Db, recordId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('conversion')
    .select(['source_id', 'target_id'])
    .where('record_id', '=', recordId)
    .where('state', '=', 'done')
    .execute();
  return new Map(
    rows.flatMap(({ source_id, target_id }) =>
      source_id === null || target_id === null ? [] : [[target_id, source_id] as const],
    ),
  );
}

export async function placeComponents(
  storage: Storage,
  rows: readonly Row<'component'>[],
): Promise<CheckedComponent[]> {
  return Promise.all(
    rows.map(async (row) => {
      try {
        return { row, path: (await openComponent(storage, row)).path };
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        return { row, path: null };
      }
    }),
  );
}

async function findFounding(db: Db, fondsId: string) {
  const { founded_on } = await db
    .selectFrom('fonds')
    .select('founded_on')
    .where('id', '=', fondsId)
    .executeTakeFirstOrThrow();
  return { foundedOn: founded_on };
}

async function findClause(db: Db, clauseId: string | null): Promise<CheckSubject['clause']> {
  if (clauseId === null) return null;
  const found = await db
    .selectFrom('retention_item as clause')
    .innerJoin('retention_schedule as schedule', 'schedule.id', 'clause.schedule_id')
    .select(['clause.number', 'clause.retention', 'schedule.state'])
    .where('clause.id', '=', clauseId)
    .executeTakeFirst();
  if (!found) return null;
  return {
    number: found.number,
    retention: found.retention,
    isInForce: found.state === 'effective',
  };
}

async function findRepeats(
  db: Db,
  record: Row<'record'>,
  { repeats }: CheckPolicy,
): Promise<CheckSubject['repeats']> {
  const found: { key: RepeatKey; label: string }[] = [];
  if (repeats.includes('document-number') && record.document_number_key !== null)
    for (const label of await others(db, record, (query) =>
      query
        .where('document_number_key', '=', record.document_number_key)
        .where('year', 'is not distinct from', record.year),
    ))
      found.push({ key: 'document-number', label });
  if (repeats.includes('title') && record.title !== null)
    for (const label of await others(db, record, (query) =>
      query
        .where('title', '=', record.title)
        .where('creator', 'is not distinct from', record.creator)
        .where('date_given', 'is not distinct from', record.date_given),
    ))
      found.push({ key: 'title', label });
  return found;
}

type Others = ReturnType<typeof inSameFonds>;

function inSameFonds(db: Db, record: Row<'record'>) {
  return db
    .selectFrom('record')
    .select(sql<string>`coalesce(archival_code, temporary_number, id::text)`.as('label'))
    .where('fonds_id', '=', record.fonds_id)
    .where('category', '=', record.category)
    .where('state', 'not in', ['voided', 'excluded', 'destroyed'])
    .where('id', '<>', record.id);
}

/** Pairs that somebody has looked at and found different are no repetition. */
async function others(
  db: Db,
  record: Row<'record'>,
  narrow: (query: Others) => Others,
): Promise<string[]> {
  const rows = await narrow(inSameFonds(db, record))
    .where(
      sql<boolean>`not exists (select from duplicate_judgment judged where judged.revoked_at is null
        and judged.record_low = least(record.id, ${record.id}::uuid)
        and judged.record_high = greatest(record.id, ${record.id}::uuid))`,
    )
    .limit(10)
    .execute();
  return rows.map(({ label }) => label);
}

async function findAttachmentsNamed(db: Db, recordId: string): Promise<number | null> {
  const { named } = await db
    .selectFrom('text_signature')
    .select((row) => row.fn.max<number | null>('attachments_expected').as('named'))
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  return named;
}
