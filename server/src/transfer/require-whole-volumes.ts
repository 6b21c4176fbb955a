import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** A volume is one thing on paper, in its code and in its catalogue: it goes as a whole, or stays. */
export async function requireWholeVolumes(db: Db, batchId: string): Promise<void> {
  const divided = await db
    .selectFrom('volume')
    .select('archival_code')
    .where(
      sql<SqlBool>`exists (select from volume_item
        join transfer_item on transfer_item.record_id = volume_item.record_id and not released
        where volume_item.volume_id = volume.id and batch_id = ${batchId})`,
    )
    .where(
      sql<SqlBool>`exists (select from volume_item
        join record on record.id = volume_item.record_id and record.state = 'filed'
        where volume_item.volume_id = volume.id and not exists (select from transfer_item
          where transfer_item.record_id = record.id and batch_id = ${batchId} and not released))`,
    )
    .orderBy('archival_code')
    .execute();
  if (divided.length === 0) return;
  const named = divided.slice(0, 5).map(({ archival_code }) => archival_code);
  const more = divided.length > 5 ? ` 等 ${divided.length} 卷` : '';
  throw new Problem('transfer.volume-divided', { volumes: `${named.join('、')}${more}` });
}
