import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type SettleFinding = { runId: string; position: number; settlement: string };

/** A finding is repaired, or a person says why it is none: it is no longer open, and it stays. */
export const settleFinding = command<SettleFinding, Record<string, never>>({
  name: 'preservation.settle-finding',

  async perform({ tx, actor, now }, { runId, position, settlement }) {
    const settled = await tx
      .updateTable('fixity_finding')
      .set({ settled_at: now, settled_by: actor.personId, settlement })
      .where('run_id', '=', runId)
      .where('position', '=', position)
      .where('settled_at', 'is', null)
      .returning(['agency_id', 'record_id', 'path', 'kind'])
      .executeTakeFirst();
    if (!settled) throw new Problem('preservation.inspection-not-found');
    const { agency_id: agencyId, record_id, path, kind } = settled;
    return changed(
      {},
      {
        subject: record_id === null ? `inspection:${runId}` : `record:${record_id}`,
        agencyId,
        details: { inspection: runId, kind, path, settlement },
      },
    );
  },
});
