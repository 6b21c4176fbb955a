import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { findLeft } from './left-rows.ts';
import { listDigest } from './list-digest.ts';
import { findRows, lockList, requireAnother, requireCooled } from './lock-list.ts';
import { requireNoObstacle } from './obstacle-queries.ts';

/**
 * A second authorised person has an approved list destroyed, once it has cooled and two supervisors have
 * signed (DA/T 92-2022, 8.2.4). The work itself is a job; from here on the list is not taken back. Where
 * something kept single records, the same is asked again once that is settled.
 */
export const executeList = command<{ listId: string; number: string }, { jobId: string }>({
  name: 'disposal.execute-list',

  async perform({ tx, actor, now }, { listId, number }) {
    const action = '销毁';
    const list = await lockList(tx, listId, { from: ['approved', 'executing'], action });
    requireCooled(list, now, action);
    await requireSupervised(tx, list, actor.personId);
    if (number !== list.number)
      throw new Problem('disposal.number-differs', { number: list.number });
    const rows = await findRows(tx, listId);
    requireUnchanged(list, rows);
    const left = await findLeft(tx, listId);
    await requireNoObstacle(
      tx,
      left.filter(({ isSaid }) => !isSaid).map(({ recordId }) => recordId),
    );
    await tx
      .updateTable('destruction_list')
      .set({
        state: 'executing',
        executed_by: actor.personId,
        started_at: list.started_at ?? now,
      })
      .where('id', '=', listId)
      .execute();
    const { agency_id } = list;
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'disposal.destroy-records' },
      { agencyId: agency_id, payload: { listId } },
    );
    const details = { number, sm3: list.list_sm3, items: left.length, jobId };
    return changed({ jobId }, { subject: `destruction:${listId}`, agencyId: agency_id, details });
  },
});

async function requireSupervised(
  tx: Tx,
  list: Row<'destruction_list'>,
  personId: string | null,
): Promise<void> {
  const signed = await tx
    .selectFrom('destruction_signature')
    .select('person_id')
    .where('list_id', '=', list.id)
    .execute();
  requireAnother(
    personId,
    [
      { id: list.proposed_by, as: '编制人（保管人）' },
      { id: list.approved_by, as: '批准人' },
      ...signed.map(({ person_id }) => ({ id: person_id, as: '监销人' })),
    ],
    '执行销毁',
  );
  if (signed.length < 2)
    throw new Problem('disposal.supervisors-lacking', { count: 2 - signed.length });
}

function requireUnchanged(
  list: Row<'destruction_list'>,
  rows: readonly Row<'destruction_item'>[],
): void {
  const approvedAt = list.approved_at?.toISOString() ?? '';
  if (listDigest({ ...list, approvedAt }, rows) !== list.list_sm3)
    throw new Problem('disposal.list-changed', { number: list.number });
}
