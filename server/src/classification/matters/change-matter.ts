import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type ChangeMatter = { matterId: string; name: string; closedOn: string | null; version: number };

/** Renames a matter or closes it. Its code stays: archival codes have it, and records in it stay in it. */
export const changeMatter = command<ChangeMatter, Record<string, never>>({
  name: 'classification.change-matter',

  async perform({ tx }, { matterId, name, closedOn, version }) {
    const before = await tx
      .selectFrom('matter')
      .selectAll()
      .where('id', '=', matterId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Problem('classification.matter-not-found');
    if (before.version !== version) throw new Problem('records.changed-meanwhile', { by: '他人' });
    await tx
      .updateTable('matter')
      .set({ name, closed_on: closedOn, version: version + 1 })
      .where('id', '=', matterId)
      .execute();
    return changed(
      {},
      {
        subject: `fonds:${before.fonds_id}`,
        agencyId: before.agency_id,
        details: {
          code: before.code,
          before: { name: before.name, closedOn: before.closed_on },
          after: { name, closedOn },
        },
      },
    );
  },
});
