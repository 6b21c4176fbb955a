import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockBox } from './lock-box.ts';
import { findNumberFaults } from './number-faults.ts';

/** A box is closed when its numbers are in order: what is closed is what its spine says. */
export const closeBox = command<{ boxId: string }, Record<string, never>>({
  name: 'arrangement.close-box',

  async perform({ tx, actor, now }, { boxId }) {
    const box = await lockBox(tx, boxId, { from: ['open'], action: '封盒' });
    const faults = await findNumberFaults(tx, box);
    if (faults.length > 0)
      throw new Problem('arrangement.numbers-in-disorder', {
        faults: faults.map(({ sentence }) => sentence).join('；'),
      });
    await tx
      .updateTable('box')
      .set({ state: 'closed', closed_by: actor.personId, closed_at: now })
      .where('id', '=', boxId)
      .execute();
    const details = { classKey: box.class_key, number: box.number };
    return changed({}, { subject: `box:${boxId}`, agencyId: box.agency_id, details });
  },
});
