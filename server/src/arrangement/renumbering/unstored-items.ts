import type { NotNull } from 'kysely';
import type { Db } from '#platform/database.ts';

/** A record whose new code is committed and whose object may not say it yet. */
export type Unstored = Awaited<ReturnType<typeof findUnstored>>[number];

type Wanted = { readonly except: readonly string[]; readonly limit: number };

export async function findUnstored(db: Db, renumberingId: string, { except, limit }: Wanted) {
  let query = db
    .selectFrom('renumbering_item as item')
    .innerJoin('renumbering', 'renumbering.id', 'item.renumbering_id')
    .leftJoin('person as decider', 'decider.id', 'renumbering.decided_by')
    .select(['item.record_id as recordId', 'item.old_code as oldCode', 'item.new_code as newCode'])
    .select(['renumbering.id as renumberingId', 'renumbering.decided_at as decidedAt'])
    .select(['renumbering.decided_by as decidedBy', 'decider.name as decidedByName'])
    .where('item.renumbering_id', '=', renumberingId)
    .where('renumbering.state', '=', 'approved')
    .where('item.stored_at', 'is', null)
    .where('renumbering.decided_at', 'is not', null)
    .$narrowType<{ decidedAt: NotNull }>()
    .orderBy('item.position')
    .limit(limit);
  if (except.length > 0) query = query.where('item.record_id', 'not in', except);
  return query.execute();
}

export async function countItems(db: Db, renumberingId: string) {
  return db
    .selectFrom('renumbering_item')
    .select((row) => row.fn.countAll<number>().as('all'))
    .select((row) => row.fn.count<number>('stored_at').as('stored'))
    .where('renumbering_id', '=', renumberingId)
    .executeTakeFirstOrThrow();
}
