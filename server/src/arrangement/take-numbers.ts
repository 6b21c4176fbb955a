import { sql } from 'kysely';
import type { Row, Tx } from '#platform/database.ts';

/** The first of `count` numbers in a row; the class stays locked until they are committed. */
export async function takeNumbers(
  tx: Tx,
  { id, agency_id }: Row<'fonds'>,
  classKey: string,
  count: number,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('class_head')
    .values({ agency_id, fonds_id: id, class_key: classKey, last_number: count })
    .onConflict((conflict) =>
      conflict
        .columns(['fonds_id', 'class_key'])
        .doUpdateSet({ last_number: sql<number>`class_head.last_number + ${count}` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number - count + 1;
}
