import { recordActionNames } from '@lantai/contract/records/record-life.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { describeLocked } from '../../records/describe-record.ts';
import { moveRecords } from '../../records/move-records.ts';
import { findDecisions, lockProposal, missingParts, requirePart } from './proposal-parts.ts';

type Decide = { proposalId: string; consents: boolean; reason: string };

/** One consent or refusal. The last consent that was missing carries the proposal out, in one transaction. */
export const decideProposal = command<Decide, string>({
  name: 'collection.decide-proposal',

  async perform(context, { proposalId, consents, reason }) {
    const { tx, actor, now } = context;
    const proposal = await lockProposal(tx, proposalId);
    const decisions = await findDecisions(tx, proposalId);
    const part = requirePart(actor, proposal, decisions);
    if (!consents && reason === '')
      throw new Problem('request.invalid', { reason: '不批准须写明理由' });
    const decision = {
      proposal_id: proposalId,
      agency_id: proposal.agency_id,
      part,
      consents,
      reason: reason || null,
      decided_by: actor.personId ?? '',
      decided_at: now,
    };
    await tx.insertInto('proposal_decision').values(decision).execute();
    const isLast = missingParts(proposal, [...decisions, decision]).length === 0;
    const state = consents ? (isLast ? 'approved' : 'open') : 'refused';
    if (state !== 'open')
      await tx
        .updateTable('proposal')
        .set({ state, ended_at: now })
        .where('id', '=', proposalId)
        .execute();
    const events = state === 'approved' ? await carryOut(context, proposal) : [];
    const event = {
      subject: `record:${proposal.record_id}`,
      agencyId: proposal.agency_id,
      details: { proposal: proposalId, kind: proposal.kind, part, consents, reason, state },
    };
    return changed(proposalId, event, ...events);
  },
});

async function carryOut(context: CommandContext, proposal: Row<'proposal'>): Promise<TrailEvent[]> {
  const { id, kind, reason, changes, more, record_id, record_version } = proposal;
  if (kind !== 'correct')
    return moveRecords(context, [record_id], kind, {
      reason,
      proposal: id,
      step: recordActionNames[kind],
    });
  const event = await describeLocked(context, {
    recordId: record_id,
    version: record_version,
    changes: changes ?? {},
    ...(more && { more }),
    reason,
  });
  return event ? [{ ...event, details: { ...event.details, proposal: id } }] : [];
}
