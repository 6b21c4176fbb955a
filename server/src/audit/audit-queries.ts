import type { TrailFilter } from '@lantai/contract/audit/audit.api.ts';
import type { TrailBlock, TrailEntry } from '@lantai/contract/audit/trail.ts';
import { type SqlBool, sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';

type Page = { readonly before?: number | undefined; readonly limit: number };

/**
 * What happened, newest first. Row-level security decides whose acts the reader sees: the security
 * administrator the users' and the auditor's, the auditor the two other administrators' (workflows I.1).
 */
export async function findTrail(
  db: Db,
  { before, limit, ...filter }: TrailFilter & Page,
): Promise<{ entries: TrailEntry[]; next: number | null }> {
  let page = matchingEntries(db, filter)
    .leftJoin('org_unit', 'org_unit.id', 'trail_entry.agency_id')
    .selectAll('trail_entry')
    .select('org_unit.name as agencyName')
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) page = page.where('seq', '<', before);
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map(shownEntry),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** What happened to one thing, newest first: `record:…`, `person:…`. */
export async function findTrailOf(db: Db, subject: string, limit = 200): Promise<TrailEntry[]> {
  return (await findTrail(db, { subject, limit })).entries;
}

/** How many entries a filter finds, and the newest of them. */
export async function measureTrail(
  db: Db,
  filter: TrailFilter,
): Promise<{ count: number; newest: number }> {
  return matchingEntries(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.coalesce(row.fn.max('seq'), sql<number>`0`).as('newest'))
    .executeTakeFirstOrThrow();
}

function matchingEntries(db: Db, filter: TrailFilter) {
  const { personId, command, subject, outcome, from, to, text } = filter;
  let query = db.selectFrom('trail_entry');
  if (personId) query = query.where('person_id', '=', personId);
  if (command) query = query.where(sql<SqlBool>`starts_with(command, ${command})`);
  if (subject) query = query.where('subject', '=', subject);
  if (outcome) query = query.where('outcome', '=', outcome);
  if (from) query = query.where('at', '>=', startOf(from));
  if (to) query = query.where('at', '<', startOf(to, 1));
  if (text) {
    // `strpos` and not `like`: % and _ are characters like any other to who types them.
    const within = sql`actor_name || ' ' || subject || ' ' || details::text`;
    query = query.where(sql<SqlBool>`strpos(lower(${within}), lower(${text})) > 0`);
  }
  return query;
}

/** The first moment of a day of the archive, which counts in Asia/Shanghai, or of one after it. */
function startOf(day: string, daysLater = 0): Date {
  const first = Temporal.PlainDate.from(day).add({ days: daysLater });
  return new Date(first.toZonedDateTime('Asia/Shanghai').epochMilliseconds);
}

function shownEntry(row: Row<'trail_entry'> & { agencyName: string | null }): TrailEntry {
  return {
    seq: row.seq,
    at: row.at,
    command: row.command,
    outcome: row.outcome,
    accountId: row.account_id,
    personId: row.person_id,
    actorName: row.actor_name,
    actorDuty: row.actor_duty,
    agencyId: row.agency_id,
    agencyName: row.agencyName,
    address: row.address,
    requestId: row.request_id,
    subject: row.subject,
    details: row.details,
  };
}

/** Sealed blocks, newest first. */
export async function findBlocks(
  db: Db,
  { before, limit }: Page,
): Promise<{ blocks: TrailBlock[]; next: number | null }> {
  let page = db
    .selectFrom('trail_block')
    .selectAll()
    .orderBy('height', 'desc')
    .limit(limit + 1);
  if (before !== undefined) page = page.where('height', '<', before);
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  return {
    blocks: shown.map(shownBlock),
    next: rows.length > limit ? (shown.at(-1)?.height ?? null) : null,
  };
}

function shownBlock(row: Row<'trail_block'>): TrailBlock {
  return {
    height: row.height,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    merkleRoot: row.merkle_root,
    previousHash: row.previous_hash,
    hash: row.hash,
    sealedAt: row.sealed_at,
  };
}

/** How long the trail is: what a verification has to read. */
export async function countEntries(db: Db): Promise<number> {
  const head = await db.selectFrom('trail_head').select('last_seq').executeTakeFirst();
  return head?.last_seq ?? 0;
}
