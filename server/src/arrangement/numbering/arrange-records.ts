import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { setArrangedPositions } from '../../records/arrange-in-class.ts';
import { findReadyInOrder } from '../ready-records.ts';
import { getClass } from './class-places.ts';

type ArrangeRecords = { fondsId: string; classKey: string; recordIds: readonly string[] };

/**
 * Puts the records of a class that are ready into an order of one's own; no record: back into that of the
 * rule. All of them are named, so that nobody arranges what somebody else has changed meanwhile.
 */
export const arrangeRecords = command<ArrangeRecords, { arranged: number }>({
  name: 'arrangement.arrange-records',

  async perform({ tx }, { fondsId, classKey, recordIds }) {
    const { agency_id } = await getFonds(tx, fondsId);
    await getClass(tx, fondsId, classKey);
    const ready = (await findReadyInOrder(tx, { fondsId }))
      .filter(({ place }) => place.classKey === classKey)
      .map(({ recordId }) => recordId);
    const wanted = new Set(recordIds);
    const isComplete = wanted.size === ready.length && ready.every((id) => wanted.has(id));
    if (recordIds.length > 0 && !isComplete)
      throw new Problem('arrangement.order-out-of-date', { count: ready.length });
    await setArrangedPositions(
      tx,
      recordIds.length > 0
        ? [...wanted].map((recordId, index) => ({ recordId, position: index + 1 }))
        : ready.map((recordId) => ({ recordId, position: null })),
    );
    const details = { classKey, arranged: wanted.size };
    return changed(
      { arranged: wanted.size },
      { subject: `fonds:${fondsId}`, agencyId: agency_id, details },
    );
  },
});
