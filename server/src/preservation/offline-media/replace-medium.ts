import { changed, command } from '#platform/command.ts';
import { getMedium } from './media-queries.ts';

/** A medium is kept no longer: its register and what was on it stay (GB/T 18894-2016, 9.2.3 i). */
export const replaceMedium = command<{ mediumId: string; reason: string }, Record<string, never>>({
  name: 'preservation.replace-medium',

  async perform({ tx, actor, now }, { mediumId, reason }) {
    const { agency_id, number } = await getMedium(tx, mediumId);
    await tx
      .updateTable('offline_medium')
      .set({ state: 'replaced', replaced_because: reason })
      .set({ replaced_at: now, replaced_by: actor.personId })
      .where('id', '=', mediumId)
      .execute();
    const details = { number, reason };
    return changed({}, { subject: `medium:${mediumId}`, agencyId: agency_id, details });
  },
});
