import {
  type GapCause,
  type NumberRange,
  rangesText,
} from '@lantai/contract/arrangement/number-runs.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockClassHead } from './class-head.ts';
import { getClass } from './class-places.ts';
import { getRuns } from './number-map.ts';
import { requireForward, within } from './reserve-numbers.ts';

type ExplainGap = NumberRange & {
  fondsId: string;
  classKey: string;
  cause: Exclude<GapCause, 'released'>;
  reason: string;
};

/** Says why numbers have no record: of all numbers named, since an explanation cannot be taken back. */
export const explainGap = command<ExplainGap, { id: string }>({
  name: 'arrangement.explain-gap',

  async perform({ tx, actor, now }, { fondsId, classKey, first, last, cause, reason }) {
    const fonds = await getFonds(tx, fondsId);
    await getClass(tx, fondsId, classKey);
    requireForward({ first, last });
    await lockClassHead(tx, fonds, classKey);
    const runs = await getRuns(tx, fondsId, classKey);
    const end = runs.at(-1)?.last ?? 0;
    const other = [
      ...runs
        .filter(({ state }) => state !== 'missing')
        .flatMap((run) => within(run, { first, last })),
      // What comes after the last number is no gap: it will be given.
      ...within({ first: end + 1, last: Number.MAX_SAFE_INTEGER }, { first, last }),
    ];
    if (other.length > 0)
      throw new Problem('arrangement.not-a-gap', { numbers: rangesText(other) });
    const { id } = await tx
      .insertInto('explained_gap')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        class_key: classKey,
        first_number: first,
        last_number: last,
        cause,
        reason,
        explained_by: actor.personId,
        explained_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { classKey, first, last, cause, reason };
    return changed({ id }, { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details });
  },
});
