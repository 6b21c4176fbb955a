import type { NumberRange } from '@lantai/contract/arrangement/number-runs.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { lockClassHead } from './class-head.ts';
import { lockReservation } from './lock-reservation.ts';
import { within } from './reserve-numbers.ts';

type ReleaseNumbers = { reservationId: string; reason: string };

/**
 * Ends a reservation. What of it lies below the last number of the class and was not used will never be
 * given by numbering: it is explained as a gap at once. What lies above is given like any other number.
 */
export const releaseNumbers = command<ReleaseNumbers, { explained: number }>({
  name: 'arrangement.release-numbers',

  async perform({ tx, actor, now }, { reservationId, reason }) {
    const reservation = await lockReservation(tx, reservationId);
    const { agency_id, fonds_id, class_key, first_number, last_number } = reservation;
    const end = await lockClassHead(tx, { id: fonds_id, agency_id }, class_key);
    await tx
      .updateTable('reserved_range')
      .set({ released_at: now, released_by: actor.personId, release_reason: reason })
      .where('id', '=', reservationId)
      .execute();
    const unused = await findUnused(tx, reservation, end);
    if (unused.length > 0)
      await tx
        .insertInto('explained_gap')
        .values(
          unused.map(({ first, last }) => ({
            agency_id,
            fonds_id,
            class_key,
            first_number: first,
            last_number: last,
            cause: 'released' as const,
            reason,
            explained_by: actor.personId,
            explained_at: now,
          })),
        )
        .execute();
    const explained = unused.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const range = { first: first_number, last: last_number };
    return changed(
      { explained },
      {
        subject: `fonds:${fonds_id}`,
        agencyId: agency_id,
        details: { classKey: class_key, ...range, reason, explained },
      },
    );
  },
});

/** The numbers of a reservation up to the last one of its class that no record has. */
async function findUnused(
  tx: Tx,
  { fonds_id, class_key, first_number, last_number }: Row<'reserved_range'>,
  end: number,
): Promise<NumberRange[]> {
  const used = await tx
    .selectFrom('record')
    .select('item_number')
    .where('fonds_id', '=', fonds_id)
    .where('class_key', '=', class_key)
    .where('item_number', '>=', first_number)
    .where('item_number', '<=', last_number)
    .orderBy('item_number')
    .execute();
  const fences = [...used.map(({ item_number }) => item_number ?? 0), last_number + 1];
  return fences.flatMap((fence, index) => {
    const first = index === 0 ? first_number : (fences[index - 1] ?? 0) + 1;
    return within({ first, last: fence - 1 }, { first: 1, last: end });
  });
}
