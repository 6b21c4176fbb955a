import type { Matter } from '@lantai/contract/classification/matter.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../fonds-queries.ts';

export async function findMatters(db: Db, fondsId: string): Promise<Matter[]> {
  await getFonds(db, fondsId);
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'fonds_id as fondsId', 'code', 'name', 'closed_on as closedOn', 'version'])
    .select((row) =>
      row
        .selectFrom('record')
        .whereRef('record.matter_id', '=', 'matter.id')
        .where('record.state', '<>', 'voided')
        .select((record) => record.fn.countAll<number>().as('records'))
        .as('records'),
    )
    .where('fonds_id', '=', fondsId)
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ ...row, records: row.records ?? 0 }));
}
