import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { requireNoHold } from '../../records/lock-record.ts';
import { moveRecords } from '../../records/move-records.ts';
import { getClauseInForce } from '../pre-filing/clauses-in-force.ts';
import { preFileUnder } from '../pre-filing/pre-file-records.ts';
import { lockCase } from './lock-case.ts';

type Decide = { caseId: string; clauseId: string | null; reason: string };

/** The archive room decides and it is done at once: pre-filed under the clause, or left out. */
export const decideScope = command<Decide, Record<string, never>>({
  name: 'collection.decide-scope',

  async perform(context, { caseId, clauseId, reason }) {
    const { tx, actor, now } = context;
    const found = await lockCase(tx, caseId, 'decide');
    if (found.proposed_by === actor.personId)
      throw new Problem('collection.same-person', { act: '决定', first: '提出' });
    const clause =
      clauseId === null ? undefined : await getClauseInForce(tx, found.agency_id, clauseId);
    const decided = clause ? 'file' : 'leave-out';
    await tx
      .updateTable('out_of_scope_case')
      .set({
        decided,
        decided_clause: clause?.id ?? null,
        decided_reason: reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .where('id', '=', caseId)
      .execute();
    const events = clause
      ? (await preFileUnder(context, [found.record_id], clause.id)).events
      : await leaveOut(context, found.record_id, { case: caseId, reason });
    return changed(
      {},
      {
        subject: `record:${found.record_id}`,
        agencyId: found.agency_id,
        details: { case: caseId, decided, clause: clause?.number ?? null, reason },
      },
      ...events,
    );
  },
});

/** The head of the department has proposed or at least been asked; the archivist is the second. */
async function leaveOut(
  context: CommandContext,
  recordId: string,
  details: Record<string, unknown>,
): Promise<TrailEvent[]> {
  await requireNoHold(context.tx, recordId, '不归档');
  return moveRecords(context, [recordId], 'exclude', details);
}
