import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getSource } from './source-queries.ts';

type ExcludeFinished = { sourceId: string; sourceKeys: readonly string[]; reason: string };

/** Of these nothing is to be archived: decided by whoever decides what a department need not hand over. */
export const excludeFinished = command<ExcludeFinished, { excluded: number }>({
  name: 'capture.exclude-finished',

  async perform({ tx, actor, now }, { sourceId, sourceKeys, reason }) {
    const { agency_id } = await getSource(tx, sourceId);
    const wanted = [...new Set(sourceKeys)];
    const missing = await tx
      .selectFrom('finished_standing')
      .select('source_key')
      .where('source_id', '=', sourceId)
      .where('source_key', 'in', wanted)
      .where('standing', '=', 'missing')
      .execute();
    if (missing.length < wanted.length)
      throw new Problem('capture.instance-not-missing', { count: wanted.length - missing.length });
    await tx
      .updateTable('finished_instance')
      .set({ excluded_at: now, excluded_by: actor.personId, reason })
      .where('source_id', '=', sourceId)
      .where('source_key', 'in', wanted)
      .execute();
    return changed(
      { excluded: wanted.length },
      {
        subject: `source:${sourceId}`,
        agencyId: agency_id,
        details: { sourceKeys: wanted, reason },
      },
    );
  },
});
