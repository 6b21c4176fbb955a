import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

/** Takes a paper out of a dossier; what was there, and why it went, stays on the list. */
export const removeDossierPaper = command<
  { paperId: string; reason: string },
  Record<string, never>
>({
  name: 'arrangement.remove-dossier-paper',

  async perform({ tx, actor, now }, { paperId, reason }) {
    const paper = await tx
      .updateTable('dossier_paper')
      .set({ removed_at: now, removed_by: actor.personId, removal_reason: reason })
      .where('id', '=', paperId)
      .where('removed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!paper) throw new Problem('arrangement.paper-not-found');
    const { agency_id, fonds_id, class: ofClass, sequence, title } = paper;
    const details = { class: ofClass, sequence, title, reason };
    return changed({}, { subject: `fonds:${fonds_id}`, agencyId: agency_id, details });
  },
});
