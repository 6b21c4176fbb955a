import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export type BatchFigures = {
  items: number;
  paperItems: number;
  files: number;
  bytes: number;
  firstCode: string;
  lastCode: string;
};

/** What a batch's list adds up to, and its first and last code (起止档号). */
export async function figuresOf(db: Db, batchId: string): Promise<BatchFigures> {
  return db
    .selectFrom('transfer_item')
    .select([
      sql<number>`count(*)`.as('items'),
      sql<number>`count(*) filter (where listed ->> 'carrier' <> '电子')`.as('paperItems'),
      sql<number>`coalesce(sum((listed ->> 'files')::bigint), 0)::bigint`.as('files'),
      sql<number>`coalesce(sum((listed ->> 'bytes')::bigint), 0)::bigint`.as('bytes'),
      sql<string>`coalesce((array_agg(listed ->> 'code' order by position))[1], '')`.as(
        'firstCode',
      ),
      sql<string>`coalesce((array_agg(listed ->> 'code' order by position desc))[1], '')`.as(
        'lastCode',
      ),
    ])
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .executeTakeFirstOrThrow();
}
