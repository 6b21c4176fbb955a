import type { ProcessKey } from '@lantai/contract/monitoring/process.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Tables } from '#platform/tables.ts';

/** How many of each process are in hand now, as far as the reader may see them (7.3-1: 处理中数量). */
export async function findInHand(db: Db): Promise<ReadonlyMap<ProcessKey, number>> {
  const records = await db
    .selectFrom('record')
    .select([
      sql<number>`count(*) filter (where state in ('draft', 'registered', 'in-handling'))`.as(
        'registration',
      ),
      sql<number>`count(*) filter (where state in ('pre-filed', 'returned'))`.as('classification'),
      sql<number>`count(*) filter (where state in ('accepted', 'filing'))`.as('arrangement'),
    ])
    .executeTakeFirstOrThrow();
  const of = async (table: keyof Tables, open: string) => {
    const { count } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as('count'))
      .where(sql.raw<boolean>(open))
      .executeTakeFirstOrThrow();
    return count;
  };
  return new Map<ProcessKey, number>([
    [
      'hand-over',
      (await of('submission', "state = 'submitted'")) +
        (await of('delivery', "state in ('queued', 'delivered')")),
    ],
    [
      'acceptance-check',
      (await of('submission', "state = 'checking'")) +
        (await of('check_run', "state = 'checking'")),
    ],
    ['registration', records.registration],
    ['classification', records.classification],
    ['arrangement', records.arrangement],
    ['conversion', await of('conversion', "state = 'waiting'")],
    ['keeping-check', await of('fixity_run', 'ended_at is null')],
    ['lending', await of('circulation', 'closed_at is null')],
    [
      'disposal',
      (await of('appraisal_batch', 'closed_at is null')) +
        (await of('destruction_list', "state in ('proposed', 'approved', 'executing')")),
    ],
  ]);
}
