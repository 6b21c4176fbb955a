import { nextNumbers } from '@lantai/contract/arrangement/number-runs.ts';
import { sql } from 'kysely';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findPassedOver } from './ranges.ts';

/**
 * Holds the numbers of a class until the transaction ends; says the last one given, 0 for a new class. While a
 * renumbering of the class is written to the store, nobody numbers, reserves, explains or boxes in it.
 */
export async function lockClassHead(
  tx: Tx,
  { id, agency_id }: Pick<Row<'fonds'>, 'id' | 'agency_id'>,
  classKey: string,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('class_head')
    .values({ agency_id, fonds_id: id, class_key: classKey, last_number: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['fonds_id', 'class_key'])
        .doUpdateSet({ last_number: sql<number>`class_head.last_number` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  await requireNotRenumbered(tx, id, classKey);
  return last_number;
}

async function requireNotRenumbered(tx: Tx, fondsId: string, classKey: string): Promise<void> {
  const running = await tx
    .selectFrom('renumbering')
    .innerJoin('renumbering_item as item', 'item.renumbering_id', 'renumbering.id')
    .select('renumbering.id')
    .where('renumbering.fonds_id', '=', fondsId)
    .where('renumbering.state', '=', 'approved')
    .where((row) =>
      row.or([row('item.old_class_key', '=', classKey), row('item.new_class_key', '=', classKey)]),
    )
    .limit(1)
    .executeTakeFirst();
  if (running) throw new Problem('arrangement.class-being-renumbered', { classKey });
}

/** The next `count` numbers of a class, reserved ones passed over; it stays locked until the commit. */
export async function takeNumbers(
  tx: Tx,
  fonds: Pick<Row<'fonds'>, 'id' | 'agency_id'>,
  classKey: string,
  count: number,
): Promise<number[]> {
  const lastNumber = await lockClassHead(tx, fonds, classKey);
  const passedOver = await findPassedOver(tx, fonds.id, classKey);
  const numbers = nextNumbers(lastNumber, passedOver, count);
  await tx
    .updateTable('class_head')
    .set({ last_number: numbers.at(-1) ?? lastNumber })
    .where('fonds_id', '=', fonds.id)
    .where('class_key', '=', classKey)
    .execute();
  return numbers;
}

/** The last number given in each class of a fonds. */
export async function findLastNumbers(db: Db, fondsId: string): Promise<Map<string, number>> {
  const heads = await db
    .selectFrom('class_head')
    .select(['class_key', 'last_number'])
    .where('fonds_id', '=', fondsId)
    .execute();
  return new Map(heads.map((head) => [head.class_key, head.last_number]));
}
