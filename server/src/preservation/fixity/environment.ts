import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { version } from '#platform/version.ts';
import { inventoryType } from '../ocfl-inventory.ts';

/**
 * What the store is written and read by, in one line. DA/T 70-2018, 4.3.1: after a system was updated or data
 * were moved, everything is checked.
 */
export async function environmentNow(db: Db): Promise<string> {
  const { version: postgres } = await db
    .selectNoFrom(sql<string>`current_setting('server_version')`.as('version'))
    .executeTakeFirstOrThrow();
  const ocfl = /\/(1\.\d)\//.exec(inventoryType)?.[1] ?? '';
  return `兰台 ${version}；Node ${process.versions.node.split('.')[0]}；PostgreSQL ${postgres.split('.')[0]}；OCFL ${ocfl}`;
}
