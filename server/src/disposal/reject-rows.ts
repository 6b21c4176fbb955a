import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { takeBackDecisions } from '../appraisal/end-item.ts';
import { findRows, lockList } from './lock-list.ts';

type RejectRows = { listId: string; positions: readonly number[]; reason: string };

/**
 * Strikes records off a list before it is approved: their rows stay with the reason, and their group
 * decides again. A list of which nothing is left is refused.
 */
export const rejectRows = command<RejectRows, Record<string, never>>({
  name: 'disposal.reject-rows',

  async perform(context, { listId, positions, reason }) {
    const { tx, actor, now } = context;
    const list = await lockList(tx, listId, { from: ['proposed'], action: '剔除' });
    const standing = (await findRows(tx, listId)).filter(({ rejected_at }) => !rejected_at);
    const rows = standing.filter(({ position }) => positions.includes(position));
    const absent = positions.filter((wanted) => !rows.some(({ position }) => position === wanted));
    if (absent.length > 0)
      throw new Problem('disposal.row-not-found', { positions: absent.join('、') });
    await tx
      .updateTable('destruction_item')
      .set({ rejected_at: now, rejected_by: actor.personId, rejection_reason: reason })
      .where('list_id', '=', listId)
      .where('position', 'in', [...positions])
      .execute();
    await takeBackDecisions(
      context,
      list.batch_id,
      rows.map(({ item_id }) => item_id),
    );
    const isRefused = rows.length === standing.length;
    if (isRefused)
      await tx
        .updateTable('destruction_list')
        .set({ state: 'refused' })
        .where('id', '=', listId)
        .execute();
    const codes = rows.map(({ code }) => code);
    const details = { number: list.number, codes, reason, ...(isRefused && { refused: true }) };
    return changed(
      {},
      { subject: `destruction:${listId}`, agencyId: list.agency_id, details },
      ...rows.map(({ record_id }) => ({
        subject: `record:${record_id}`,
        agencyId: list.agency_id,
        details: { list: list.number, reason },
      })),
    );
  },
});
