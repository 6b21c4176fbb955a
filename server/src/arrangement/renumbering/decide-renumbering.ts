import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { giveNewNumbers } from './give-new-numbers.ts';
import { lockRenumbering } from './lock-renumbering.ts';

type Decide = { renumberingId: string; consents: boolean; reason: string };

/**
 * One consent, by another person than who proposed it. It gives the numbers, all in this transaction, so that
 * nobody ever sees half of them; the objects in the store follow as a job.
 */
export const decideRenumbering = command<Decide, { jobId: string | null }>({
  name: 'arrangement.decide-renumbering',

  async perform(context, { renumberingId, consents, reason }) {
    const { tx, actor, now } = context;
    const row = await lockRenumbering(tx, renumberingId, { from: ['proposed'], action: '批准' });
    const { id, agency_id, proposed_by } = row;
    if (proposed_by === actor.personId) throw new Problem('arrangement.renumbering-same-person');
    if (!consents && reason === '')
      throw new Problem('request.invalid', { reason: '不批准须写明理由' });
    const decided = { decided_by: actor.personId, decided_at: now };
    const subject = `renumbering:${id}`;
    if (!consents) {
      await tx
        .updateTable('renumbering')
        .set({ ...decided, state: 'refused', refusal: reason, ended_at: now })
        .where('id', '=', id)
        .execute();
      return changed(
        { jobId: null },
        { subject, agencyId: agency_id, details: { consents, reason } },
      );
    }
    const fonds = await getFonds(tx, row.fonds_id);
    const events = await giveNewNumbers(context, { row, fonds });
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'arrangement.renumber-records' },
      { agencyId: agency_id, payload: { renumberingId: id } },
    );
    await tx
      .updateTable('renumbering')
      .set({ ...decided, state: 'approved', job_id: jobId })
      .where('id', '=', id)
      .execute();
    const details = { consents, reason, records: row.records, digest: row.digest, jobId };
    return changed({ jobId }, { subject, agencyId: agency_id, details }, ...events);
  },
});
