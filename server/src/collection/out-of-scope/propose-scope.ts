import { changed, command } from '#platform/command.ts';
import { getClauseInForce } from '../pre-filing/clauses-in-force.ts';
import { lockCase } from './lock-case.ts';

type Propose = { caseId: string; clauseId: string | null; reason: string };

/** The head of the department says under which clause it belongs, or that it is not filed; until it is decided, anew. */
export const proposeScope = command<Propose, Record<string, never>>({
  name: 'collection.propose-scope',

  async perform({ tx, actor, now }, { caseId, clauseId, reason }) {
    const found = await lockCase(tx, caseId, 'propose');
    const clause =
      clauseId === null ? undefined : await getClauseInForce(tx, found.agency_id, clauseId);
    const proposed = clause ? 'file' : 'leave-out';
    await tx
      .updateTable('out_of_scope_case')
      .set({
        proposed,
        proposed_clause: clause?.id ?? null,
        proposed_reason: reason,
        proposed_by: actor.personId,
        proposed_at: now,
      })
      .where('id', '=', caseId)
      .execute();
    return changed(
      {},
      {
        subject: `record:${found.record_id}`,
        agencyId: found.agency_id,
        details: { case: caseId, proposed, clause: clause?.number ?? null, reason },
      },
    );
  },
});
