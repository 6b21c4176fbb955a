import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** An open reservation, held until the transaction ends. */
export async function lockReservation(tx: Tx, id: string): Promise<Row<'reserved_range'>> {
  const reservation = await tx
    .selectFrom('reserved_range')
    .selectAll()
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!reservation) throw new Problem('arrangement.reservation-not-open');
  return reservation;
}
