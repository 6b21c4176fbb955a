import { commandName } from '@lantai/contract/audit/command-names.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { WatchedCause } from './watched-cause.ts';

/** What changes for a related record when it is done with the other one. */
const changing = [
  'records.void-record',
  'disposal.destroy-record',
  'disposal.destroy-records',
  'transfer.receive-transfer',
  'arrangement.decide-renumbering',
  'collection.decide-proposal',
  'records.unrelate-records',
];

/**
 * 关联关系变化: what was done with records since an entry of the trail, told to the keepers of the records that
 * are related to them. Answers also how far it has read.
 */
export async function watchRelations(
  db: Db,
  after: number,
  most = 5000,
): Promise<{ causes: WatchedCause[]; readTo: number }> {
  const { head } = await db
    .selectFrom('trail_head')
    .select('last_seq as head')
    .executeTakeFirstOrThrow();
  const readTo = Math.min(head, after + most);
  const rows = await db
    .selectFrom('trail_entry as entry')
    .innerJoin('record as changed', (join) =>
      join.on(sql<boolean>`entry.subject = 'record:' || changed.id`),
    )
    .innerJoin('record_relation as relation', (join) =>
      join
        .on(sql<boolean>`changed.id in (relation.first_id, relation.second_id)`)
        .on('relation.removed_at', 'is', null),
    )
    .innerJoin('record as other', (join) =>
      join.on(
        sql<boolean>`other.id = case changed.id when relation.first_id then relation.second_id else relation.first_id end`,
      ),
    )
    .select(['entry.seq', 'entry.command', 'relation.id as relationId', 'other.id as otherId'])
    .select([
      'other.agency_id as agencyId',
      'changed.title as changedTitle',
      'other.title as otherTitle',
    ])
    .where('entry.seq', '>', after)
    .where('entry.seq', '<=', readTo)
    .where('entry.outcome', '=', 'done')
    .where('entry.command', 'in', changing)
    .orderBy('entry.seq')
    .execute();
  const causes = rows.map(
    (row): WatchedCause => ({
      ...{ kind: 'relation-changed', audience: 'archives', agencyId: row.agencyId },
      ...{ cause: `relation-changed ${row.relationId} ${row.seq}`, happened: true },
      title: `关联文件已${commandName(row.command)}`,
      detail: `“${row.otherTitle ?? ''}”的关联文件“${row.changedTitle ?? ''}”：${commandName(row.command)}。核对二者的关联是否仍然成立。`,
      link: `/records/${row.otherId}`,
    }),
  );
  return { causes, readTo };
}
