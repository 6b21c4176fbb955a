import { statementKindNames } from '@lantai/contract/disposal/disposal.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockList, requireAnother } from './lock-list.ts';
import { nameOf } from './person-name.ts';

/** Somebody other than who destroyed reviews the register and signs it (form A.4: 填表人, 审核人). */
export const reviewRegister = command<{ listId: string }, Record<string, never>>({
  name: 'disposal.review-register',

  async perform({ tx, actor, now }, { listId }) {
    const list = await lockList(tx, listId, { from: ['executed'], action: '审核登记表' });
    if (list.reviewed_by !== null)
      throw new Problem('disposal.reviewed-already', { name: await nameOf(tx, list.reviewed_by) });
    requireAnother(
      actor.personId,
      [{ id: list.executed_by, as: '操作者（填表人）' }],
      '审核登记表',
    );
    const lacking = (['offsite', 'offline'] as const).filter((kind) =>
      kind === 'offsite' ? list.offsite_by === null : list.offline_by === null,
    );
    if (lacking.length > 0)
      throw new Problem('disposal.statements-lacking', {
        kinds: lacking.map((kind) => statementKindNames[kind]).join('”“'),
      });
    await tx
      .updateTable('destruction_list')
      .set({ reviewed_by: actor.personId, reviewed_at: now })
      .where('id', '=', listId)
      .execute();
    const details = { number: list.number, sm3: list.list_sm3 };
    return changed({}, { subject: `destruction:${listId}`, agencyId: list.agency_id, details });
  },
});
