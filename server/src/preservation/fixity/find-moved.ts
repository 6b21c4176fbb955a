import { sql } from 'kysely';
import { writtenInstant } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';

type Since = {
  readonly agencyId: string;
  /** When the last full inspection was ordered; null where there never was one. */
  readonly since: Date | null;
  /** How many converted records are many. */
  readonly many: number;
};

/**
 * What has moved since the last full inspection, as DA/T 70-2018, 4.3.1 means 数据迁移、格式转换: the whole archive
 * was restored or rebuilt, or one conversion rewrote as many stored records as a quarter's sample reads.
 */
export async function findMoved(db: Db, since: Since): Promise<string | null> {
  const move = await findMove(db, since.since);
  if (move) return `${move.told}（${writtenInstant(move.moved_at)}）`;
  const converted = await findConverted(db, since);
  return converted === undefined
    ? null
    : `格式转换 ${converted.records} 件（${writtenInstant(converted.endedAt)}）`;
}

async function findMove(db: Db, since: Date | null) {
  let query = db.selectFrom('store_move').select(['told', 'moved_at']);
  if (since) query = query.where('moved_at', '>', since);
  return query.orderBy('moved_at', 'desc').limit(1).executeTakeFirst();
}

/** Only what was stored already when it was converted: what is converted before it is filed moves nothing. */
async function findConverted(db: Db, { agencyId, since, many }: Since) {
  let query = db
    .selectFrom('conversion')
    .innerJoin('record', 'record.id', 'conversion.record_id')
    .select((row) => [
      row.fn.count<number>('conversion.record_id').distinct().as('records'),
      sql<Date>`max(conversion.ended_at)`.as('endedAt'),
    ])
    .where('conversion.agency_id', '=', agencyId)
    .where('conversion.state', '=', 'done')
    .where('record.object_path', 'is not', null)
    .whereRef('conversion.ended_at', '>', 'record.filed_at')
    .groupBy('conversion.run_id')
    .having((row) => row(row.fn.count('conversion.record_id').distinct(), '>=', Math.max(1, many)))
    .orderBy('endedAt', 'desc')
    .limit(1);
  if (since) query = query.where('conversion.ended_at', '>', since);
  return query.executeTakeFirst();
}
