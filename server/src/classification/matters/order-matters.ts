import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockFonds } from '../fonds-queries.ts';

type OrderMatters = { fondsId: string; matterIds: readonly string[] };

/** Puts the matters of a fonds into an order; refused where one was added since the list was shown. */
export const orderMatters = command<OrderMatters, Record<string, never>>({
  name: 'classification.order-matters',

  async perform({ tx }, { fondsId, matterIds }) {
    const fonds = await lockFonds(tx, fondsId);
    const there = await tx
      .selectFrom('matter')
      .select(['id', 'code'])
      .where('fonds_id', '=', fondsId)
      .execute();
    const codes = new Map(there.map(({ id, code }) => [id, code]));
    if (new Set(matterIds).size !== there.length || !matterIds.every((id) => codes.has(id)))
      throw new Problem('classification.matters-changed');
    for (const [index, id] of matterIds.entries())
      await tx
        .updateTable('matter')
        .set({ position: index + 1 })
        .where('id', '=', id)
        .execute();
    const order = matterIds.map((id) => codes.get(id));
    return changed(
      {},
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details: { order } },
    );
  },
});
