import { receiptEvent } from '@lantai/contract/capture/exchange/receipt.ts';
import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { receiptEvents } from './receipt-queries.ts';
import { signWebhook } from './sign-webhook.ts';

const seconds = 1000;
/** After these waits in turn, about a day and a half in all, a push is given up and shown as dead. */
export const pushWaits: readonly number[] = [10, 60, 300, 1800, 7200, 21_600, 43_200, 86_400];
const patience = 10 * seconds;
const atOnce = 20;

/** Pushes the receipts that are due; returns how many were tried. Never twice at once, by their claim. */
export async function pushReceipts(
  platform: Platform,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let tried = 0;
  while (!isStopping()) {
    const due = await claimDue(platform);
    await Promise.all(due.map((event) => pushOne(platform, event)));
    tried += due.length;
    if (due.length < atOnce) break;
  }
  return tried;
}

type Due = Row<'receipt_event'> & { url: string | null; secret: string | null };

/** Put off by more than a push takes, before it is tried: another process finds nothing to do. */
async function claimDue(platform: Platform): Promise<Due[]> {
  const now = platform.now();
  return keepHouse(platform, async (tx) => {
    const due = await tx
      .selectFrom('receipt_event as event')
      .innerJoin('source_system as source', 'source.id', 'event.source_id')
      .selectAll('event')
      .select(['webhook_url as url', 'webhook_secret as secret'])
      .where('push_state', '=', 'waiting')
      .where('push_next_at', '<=', now)
      .orderBy('push_next_at')
      .orderBy('event.id')
      .limit(atOnce)
      .forUpdate('event')
      .skipLocked()
      .execute();
    const ids = due.map(({ id }) => id);
    await tx
      .updateTable('receipt_event')
      .set({ push_next_at: new Date(now.getTime() + 6 * patience) })
      .where('id', '=', sql<number>`any(${ids}::bigint[])`)
      .execute();
    return due;
  });
}

type Answer = { status: number | null; problem: string | null };

async function pushOne(platform: Platform, event: Due): Promise<void> {
  if (event.url === null || event.secret === null) return settle(platform, event.id, 'none');
  const body = await bodyOf(platform, event.id);
  const begun = performance.now();
  const answer = await send(event.url, event.secret, body, platform.now(), event.id);
  const milliseconds = Math.round(performance.now() - begun);
  await noteAttempt(platform, event, answer, milliseconds);
}

async function bodyOf(platform: Platform, eventId: number): Promise<string> {
  const event = await read(platform, systemActor, (db) =>
    receiptEvents(db).where('event.id', '=', eventId).executeTakeFirstOrThrow(),
  );
  return JSON.stringify(receiptEvent.encode(event));
}

/** Only to the address that was written down: a redirect is not followed, an answer not read. */
async function send(
  url: string,
  secret: string,
  body: string,
  now: Date,
  eventId: number,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'lantai-event': String(eventId),
        'lantai-signature': signWebhook(secret, body, now),
      },
      body,
    });
    await response.body?.cancel();
    return { status: response.status, problem: response.ok ? null : `HTTP ${response.status}` };
  } catch (error) {
    return { status: null, problem: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (error.name === 'TimeoutError') return `${patience / seconds} 秒内没有应答`;
  if (!(cause instanceof Error)) return error.message;
  return `无法连接（${'code' in cause ? String(cause.code) : cause.message}）`;
}

async function noteAttempt(
  platform: Platform,
  { id, agency_id, push_attempts }: Due,
  { status, problem }: Answer,
  milliseconds: number,
): Promise<void> {
  const at = platform.now();
  const wait = pushWaits[push_attempts];
  await keepHouse(platform, async (tx) => {
    await tx
      .insertInto('webhook_attempt')
      .values({ agency_id, event_id: id, at, status, problem, milliseconds })
      .execute();
    await tx
      .updateTable('receipt_event')
      .set({
        push_attempts: push_attempts + 1,
        push_state: problem === null ? 'sent' : wait === undefined ? 'dead' : 'waiting',
        push_next_at: new Date(at.getTime() + (wait ?? 0) * seconds),
      })
      .where('id', '=', id)
      .execute();
  });
}

/** A source without a webhook asks for itself. */
async function settle(platform: Platform, eventId: number, state: 'none'): Promise<void> {
  await keepHouse(platform, (tx) =>
    tx.updateTable('receipt_event').set({ push_state: state }).where('id', '=', eventId).execute(),
  );
}
