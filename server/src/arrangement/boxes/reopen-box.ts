import { changed, command } from '#platform/command.ts';
import { lockBox } from './lock-box.ts';

/** A closed box that is not on a shelf yet may be planned again; why is in the trail. */
export const reopenBox = command<{ boxId: string; reason: string }, Record<string, never>>({
  name: 'arrangement.reopen-box',

  async perform({ tx }, { boxId, reason }) {
    const box = await lockBox(tx, boxId, { from: ['closed'], action: '拆封' });
    await tx
      .updateTable('box')
      .set({ state: 'open', closed_by: null, closed_at: null })
      .where('id', '=', boxId)
      .execute();
    const details = { classKey: box.class_key, number: box.number, reason };
    return changed({}, { subject: `box:${boxId}`, agencyId: box.agency_id, details });
  },
});
