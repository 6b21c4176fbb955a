import { type NumberRange, rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import type { Day } from '@lantai/contract/values.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockClassHead } from './class-head.ts';
import { getClass } from './class-places.ts';
import { getRuns } from './number-map.ts';

/** A class keeps no more free at once: the rest can be reserved when this is used up. */
const MOST = 1000;

type ReserveNumbers = NumberRange & {
  fondsId: string;
  classKey: string;
  reason: string;
  until: Day | null;
};

/** Keeps numbers of a class free. `until` is a reminder: they stay free until somebody releases them. */
export const reserveNumbers = command<ReserveNumbers, { id: string }>({
  name: 'arrangement.reserve-numbers',

  async perform({ tx, actor, now }, { fondsId, classKey, first, last, reason, until }) {
    const fonds = await getFonds(tx, fondsId);
    await getClass(tx, fondsId, classKey);
    requireForward({ first, last });
    // Nobody numbers or reserves here at the same time.
    await lockClassHead(tx, fonds, classKey);
    const taken = (await getRuns(tx, fondsId, classKey))
      .filter(({ state }) => !['missing', 'given', 'free'].includes(state))
      .flatMap((run) => within(run, { first, last }));
    if (taken.length > 0)
      throw new Problem('arrangement.numbers-taken', { numbers: rangesText(taken) });
    const { id } = await tx
      .insertInto('reserved_range')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        class_key: classKey,
        first_number: first,
        last_number: last,
        reason,
        until_on: until,
        reserved_by: actor.personId,
        reserved_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { classKey, first, last, reason, until };
    return changed({ id }, { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details });
  },
});

export function requireForward({ first, last }: NumberRange): void {
  if (last < first || last - first >= MOST)
    throw new Problem('arrangement.range-backward', { first, last });
}

/** What two ranges have in common, if anything. */
export function within(one: NumberRange, other: NumberRange): NumberRange[] {
  const first = Math.max(one.first, other.first);
  const last = Math.min(one.last, other.last);
  return first <= last ? [{ first, last }] : [];
}
