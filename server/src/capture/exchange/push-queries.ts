import type { PushRow } from '@lantai/contract/capture/exchange/sources.api.ts';
import type { Db } from '#platform/database.ts';
import { getSource } from './source-queries.ts';

type Page = {
  state?: 'waiting' | 'sent' | 'dead' | undefined;
  before?: number | undefined;
  limit: number;
};

export async function findPushes(
  db: Db,
  sourceId: string,
  { state, before, limit }: Page,
): Promise<{ pushes: PushRow[]; next: number | null }> {
  await getSource(db, sourceId);
  let query = db
    .selectFrom('receipt_event as event')
    .innerJoin('delivery', 'delivery.id', 'event.delivery_id')
    .leftJoinLateral(
      (row) =>
        row
          .selectFrom('webhook_attempt')
          .select(['status', 'problem'])
          .whereRef('webhook_attempt.event_id', '=', 'event.id')
          .orderBy('webhook_attempt.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['event.id as eventId', 'source_key as sourceKey', 'event.state', 'event.at'])
    .select(['push_state as pushState', 'push_attempts as attempts', 'push_next_at as nextAt'])
    .select(['last.status as lastStatus', 'last.problem as lastProblem'])
    .where('event.source_id', '=', sourceId)
    .where('push_state', '<>', 'none')
    .orderBy('event.id', 'desc')
    .limit(limit + 1);
  if (state) query = query.where('push_state', '=', state);
  if (before) query = query.where('event.id', '<', before);
  const rows = await query.execute();
  return {
    pushes: rows.slice(0, limit),
    next: rows.length > limit ? (rows[limit - 1]?.eventId ?? null) : null,
  };
}
