import { shownProfileValue } from '@lantai/contract/classification/profile-values.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import { keepHouse, type Platform } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { findFormerCodes } from '../records/former-codes.ts';
import type { IndexedRecord, SearchEngine } from './engine/search-engine.ts';

/** Records carried to the index in one step. */
const batch = 400;

/** One feeder at a time over all processes, or an older state could overwrite a newer one. */
const feederLock = sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${220_003}) as got`;

/**
 * Brings the index up to date: takes the records that changed from the outbox, and their present
 * state to the engine, until nothing waits. Repeatable: a crash between the two feeds them again.
 * Returns how many were fed, or undefined when another process is feeding.
 */
export async function feedIndex(
  platform: Platform,
  engine: SearchEngine,
): Promise<number | undefined> {
  let fed = 0;
  for (;;) {
    const step = await keepHouse(platform, (tx) => feedStep(tx, engine));
    if (step === undefined) return undefined;
    fed += step;
    if (step === 0) return fed;
  }
}

async function feedStep(tx: Tx, engine: SearchEngine): Promise<number | undefined> {
  const lock = await feederLock.execute(tx);
  if (!lock.rows[0]?.got) return undefined;
  const waiting = await tx
    .selectFrom('search_outbox')
    .select(['id', 'record_id'])
    .orderBy('id')
    .limit(batch)
    .execute();
  if (waiting.length === 0) return 0;
  const ids = [...new Set(waiting.map(({ record_id }) => record_id))];
  const documents = await findIndexed(tx, ids);
  const there = new Set(documents.map(({ id }) => id));
  await engine.remove(ids.filter((id) => !there.has(id)));
  await engine.upsert(documents);
  await tx
    .deleteFrom('search_outbox')
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .execute();
  return waiting.length;
}

/** What the index knows of records. Quarantined and voided ones are not in it at all. */
async function findIndexed(tx: Tx, ids: readonly string[]): Promise<IndexedRecord[]> {
  const rows = await tx
    .selectFrom('record')
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .selectAll('record')
    .select('fonds.code as fondsCode')
    .select((row) =>
      row
        .selectFrom('component_text')
        .innerJoin('component', 'component.id', 'component_text.component_id')
        .whereRef('component.record_id', '=', 'record.id')
        .select(
          sql<string>`string_agg(component_text.content, E'\n\f' order by component.position)`.as(
            'text',
          ),
        )
        .as('text'),
    )
    .where('record.id', 'in', ids)
    .where('record.quarantined_at', 'is', null)
    .where('record.state', '<>', 'voided')
    .execute();
  const former = Map.groupBy(await findFormerCodes(tx, ids), ({ recordId }) => recordId);
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    // A department that old catalogues name and the organisation does not know filters by its name.
    // What is destroyed is found by the archivists alone: it is no department's any more.
    departmentId: row.state === 'destroyed' ? null : (row.department_id ?? row.department_name),
    departmentName: row.department_name,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    category: row.category,
    year: row.year,
    retention: row.retention,
    creator: row.creator,
    securityLevel: row.security_level,
    securityRank: row.security_rank,
    filed: isStored(row.state),
    title: row.title ?? '',
    documentNumber: row.document_number,
    archivalCode: row.archival_code,
    formerCodes: (former.get(row.id) ?? []).map(({ archivalCode }) => archivalCode),
    temporaryNumber: row.temporary_number,
    documentDay: row.document_on,
    // Where a page ended is of no use here, and would be shown as a box.
    content: `${row.text?.replaceAll('\f', '') ?? ''}${furtherText(row.more)}`,
  }));
}

/** What stands in the fields of a category's profile is found as the text of the record is. */
function furtherText(more: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(more).filter(([key]) => /^[a-z]/.test(key));
  return said.map(([, value]) => `\n${shownProfileValue(value)}`).join('');
}

/** Empties the index and has everything fed again: the index is never the only place of anything. */
export async function refillIndex(platform: Platform, engine: SearchEngine): Promise<void> {
  await engine.clear();
  await keepHouse(platform, async (tx) => {
    await sql`delete from search_outbox`.execute(tx);
    await sql`select queue_all_for_search()`.execute(tx);
  });
}

/** Feeds until all is in; begins anew first when the index is not known to hold everything. */
export async function catchUp(platform: Platform, engine: SearchEngine): Promise<void> {
  const { complete, records } = await engine.state();
  if (!complete && records === 0) await refillIndex(platform, engine);
  const fed = await feedIndex(platform, engine);
  if (fed !== undefined && !complete) await engine.markComplete();
}
