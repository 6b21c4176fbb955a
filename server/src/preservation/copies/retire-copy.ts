import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

/** A copy follows no longer. What lies there is not touched, and what it owes is still owed and shown. */
export const retireCopy = command<{ copyId: string; reason: string }, Record<string, never>>({
  name: 'preservation.retire-copy',

  async perform({ tx, actor, now }, { copyId, reason }) {
    const copy = await tx
      .updateTable('store_copy')
      .set({
        state: 'retired',
        retired_because: reason,
        retired_at: now,
        retired_by: actor.personId,
      })
      .where('id', '=', copyId)
      .where('state', '=', 'kept')
      .returning(['name', 'path'])
      .executeTakeFirst();
    if (!copy) throw new Problem('preservation.copy-not-found');
    return changed({}, { subject: `copy:${copyId}`, details: { ...copy, reason } });
  },
});
