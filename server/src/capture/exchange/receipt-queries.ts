import type { listReceiptEvents } from '@lantai/contract/capture/exchange/exchange.api.ts';
import type { Receipt, ReceiptEvent } from '@lantai/contract/capture/exchange/receipt.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getOwnSource, type Source } from './source-queries.ts';

function receipts(db: Db, source: Source) {
  return db
    .selectFrom('delivery')
    .leftJoin('record', 'record.id', 'delivery.record_id')
    .selectAll('delivery')
    .select(['record.temporary_number', 'record.archival_code', 'record.state as recordState'])
    .select(sql<boolean>`record.quarantined_at is not null`.as('quarantined'))
    .where('delivery.source_id', '=', source.id);
}

type Found = Awaited<ReturnType<ReturnType<typeof receipts>['executeTakeFirstOrThrow']>>;

async function shownReceipt(db: Db, source: Source, found: Found): Promise<Receipt> {
  const components = await db
    .selectFrom('delivery_component')
    .select(['file_name as fileName', 'size', 'sha512', 'sm3'])
    .where('delivery_id', '=', found.id)
    .orderBy('position')
    .execute();
  // What was rejected left nothing behind of which anything could be said.
  const isHeld = found.record_id !== null && found.temporary_number === null;
  return {
    receiptId: found.id,
    source: source.code,
    sourceId: found.source_key,
    version: found.version,
    state: found.state,
    heldFor: found.held_for,
    standing: found.standing,
    temporaryNumber: found.temporary_number,
    archivalCode: found.archival_code,
    recordState: found.recordState,
    quarantined: found.quarantined || isHeld,
    notices: found.notices,
    faults: found.faults ?? [],
    reason: found.reason,
    queuedAt: found.queued_at,
    deliveredAt: found.delivered_at,
    registeredAt: found.registered_at,
    archivedAt: found.archived_at,
    components,
  };
}

export async function getReceipt(db: Db, actor: Actor, receiptId: string): Promise<Receipt> {
  const source = await getOwnSource(db, actor);
  const found = await receipts(db, source).where('delivery.id', '=', receiptId).executeTakeFirst();
  if (!found) throw new Problem('capture.delivery-not-found');
  return shownReceipt(db, source, found);
}

export async function findReceipts(
  db: Db,
  actor: Actor,
  sourceKey: string,
): Promise<{ receipts: Receipt[] }> {
  const source = await getOwnSource(db, actor);
  const found = await receipts(db, source)
    .where('delivery.source_key', '=', sourceKey)
    .orderBy('queued_at', 'desc')
    .orderBy('delivery.version', (order) => order.desc().nullsFirst())
    .orderBy('delivery.id')
    .limit(100)
    .execute();
  const shown = [];
  for (const each of found) shown.push(await shownReceipt(db, source, each));
  return { receipts: shown };
}

/** An event as a source is told it, in a list or by its webhook. */
export function receiptEvents(db: Db) {
  return db
    .selectFrom('receipt_event as event')
    .innerJoin('delivery', 'delivery.id', 'event.delivery_id')
    .innerJoin('source_system as source', 'source.id', 'event.source_id')
    .leftJoin('record', 'record.id', 'delivery.record_id')
    .select(['event.id as eventId', 'event.delivery_id as receiptId', 'source.code as source'])
    .select([
      'delivery.source_key as sourceId',
      'delivery.version',
      'event.state',
      'delivery.reason',
    ])
    .select(['event.record_state as recordState', 'event.at'])
    .select(['temporary_number as temporaryNumber', 'archival_code as archivalCode']);
}

type Page = { after: number; limit: number };

/**
 * Since a cursor. An event of a transaction that still runs may be committed later than one with a
 * larger number: what lies beyond the oldest such transaction waits for the next question.
 */
export async function findReceiptEvents(
  db: Db,
  actor: Actor,
  { after, limit }: Page,
): Promise<ReplyOf<typeof listReceiptEvents>> {
  const source = await getOwnSource(db, actor);
  const rows: ReceiptEvent[] = await receiptEvents(db)
    .where('event.source_id', '=', source.id)
    .where('event.id', '>', after)
    .where(sql<boolean>`event.written_in < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('event.id')
    .limit(limit)
    .execute();
  return { events: rows, next: rows.at(-1)?.eventId ?? null };
}
