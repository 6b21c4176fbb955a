import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** A line of one's own department, or of the agency one works for: others are not there to lock. */
export async function lockLine(tx: Tx, lineId: string): Promise<Row<'plan_line'>> {
  const line = await tx
    .selectFrom('plan_line')
    .selectAll()
    .where('id', '=', lineId)
    .where('withdrawn', '=', false)
    .forUpdate()
    .executeTakeFirst();
  if (!line) throw new Problem('collection.plan-line-not-found');
  return line;
}
