import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockProposal } from './proposal-parts.ts';

export const withdrawProposal = command<{ proposalId: string }, string>({
  name: 'collection.withdraw-proposal',

  async perform({ tx, actor, now }, { proposalId }) {
    const proposal = await lockProposal(tx, proposalId);
    if (proposal.proposed_by !== actor.personId)
      throw new Problem('collection.not-your-decision', { who: '提出人（撤回）' });
    await tx
      .updateTable('proposal')
      .set({ state: 'withdrawn', ended_at: now })
      .where('id', '=', proposalId)
      .execute();
    return changed(proposalId, {
      subject: `record:${proposal.record_id}`,
      agencyId: proposal.agency_id,
      details: { proposal: proposalId, kind: proposal.kind, state: 'withdrawn' },
    });
  },
});
