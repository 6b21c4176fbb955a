import { changed, command } from '#platform/command.ts';
import { lockRenumbering } from './lock-renumbering.ts';

/** Takes back what is not approved yet; what it showed is kept. */
export const withdrawRenumbering = command<{ renumberingId: string }, Record<string, never>>({
  name: 'arrangement.withdraw-renumbering',

  async perform({ tx, now }, { renumberingId }) {
    const { id, agency_id, state } = await lockRenumbering(tx, renumberingId, {
      from: ['draft', 'proposed'],
      action: '撤回',
    });
    await tx
      .updateTable('renumbering')
      .set({ state: 'withdrawn', ended_at: now })
      .where('id', '=', id)
      .execute();
    const details = { from: state, to: 'withdrawn' };
    return changed({}, { subject: `renumbering:${id}`, agencyId: agency_id, details });
  },
});
