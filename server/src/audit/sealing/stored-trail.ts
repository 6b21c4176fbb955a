import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { canonicalJson, parseExactly, type SealableEntry } from './canonical-entry.ts';
import { SealedText } from './sealed-text.ts';
import { type BlockHeader, blockHeaderOf } from './trail-block.ts';

/** In microseconds; a value that is no moment ("infinity") is shown as it is. */
const instantText = (column: 'at' | 'sealed_at'): RawBuilder<string> => sql`coalesce(
  to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  ${sql.ref(column)}::text)`;

const pageSize = 500;

/**
 * Entries in the order of their numbers, page by page. Numbers are compared as the database has
 * them: its owner may have dropped the key (hence "with ties") or used numbers beyond 2^53.
 */
export async function* storedEntries(db: Db, after?: number): AsyncGenerator<SealedText[]> {
  let last = after?.toString();
  for (;;) {
    let page = selectEntries(db).orderBy('seq').fetch(pageSize, 'with ties');
    if (last !== undefined) page = page.where('seq', '>', sql<number>`${last}::bigint`);
    const rows = await page.execute();
    if (rows.length === 0) return;
    last = rows.at(-1)?.exactSeq;
    yield rows.map(sealedTextOf);
  }
}

function selectEntries(db: Db) {
  return db
    .selectFrom('trail_entry')
    .select(['command', 'outcome', 'account_id', 'person_id', 'actor_name', 'actor_duty'])
    .select(['agency_id', 'address', 'request_id', 'subject', 'seq'])
    .select([
      sql<string>`seq::text`.as('exactSeq'),
      instantText('at').as('atText'),
      sql<string>`details::text`.as('detailsText'),
    ]);
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number];

function sealedTextOf(row: EntryRow): SealedText {
  const entry: SealableEntry = {
    seq: row.seq,
    at: row.atText,
    command: row.command,
    outcome: row.outcome,
    accountId: row.account_id,
    personId: row.person_id,
    actorName: row.actor_name,
    actorDuty: row.actor_duty,
    agencyId: row.agency_id,
    address: row.address,
    requestId: row.request_id,
    subject: row.subject,
    details: parseExactly(row.detailsText),
  };
  return new SealedText(row.seq, canonicalJson(entry));
}

/** A block as the database has it; `sound` when its hash is the hash of what it says. */
export type StoredBlock = { readonly header: BlockHeader; readonly sound: boolean };

/** Blocks in the order of their heights, page by page. */
export async function* storedBlocks(db: Db): AsyncGenerator<StoredBlock[]> {
  let last: string | undefined;
  for (;;) {
    let page = selectBlocks(db).orderBy('height').fetch(pageSize, 'with ties');
    if (last !== undefined) page = page.where('height', '>', sql<number>`${last}::bigint`);
    const rows = await page.execute();
    if (rows.length === 0) return;
    last = rows.at(-1)?.exactHeight;
    yield rows.map(storedBlockOf);
  }
}

export async function findNewestBlock(db: Db): Promise<StoredBlock | undefined> {
  const row = await selectBlocks(db).orderBy('height', 'desc').limit(1).executeTakeFirst();
  return row && storedBlockOf(row);
}

function selectBlocks(db: Db) {
  return db
    .selectFrom('trail_block')
    .select(['height', 'first_seq', 'last_seq', 'merkle_root', 'previous_hash', 'hash'])
    .select([
      sql<string>`height::text`.as('exactHeight'),
      instantText('sealed_at').as('sealedAtText'),
    ]);
}

type BlockRow = Awaited<ReturnType<ReturnType<typeof selectBlocks>['execute']>>[number];

function storedBlockOf(row: BlockRow): StoredBlock {
  const computed = blockHeaderOf({
    height: row.height,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    merkleRoot: row.merkle_root,
    previousHash: row.previous_hash,
    sealedAt: row.sealedAtText,
  });
  return { header: { ...computed, hash: row.hash }, sound: computed.hash === row.hash };
}
