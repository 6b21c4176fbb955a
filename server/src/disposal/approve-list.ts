import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { settingOf } from '../appraisal/appraisal-setting.ts';
import { listDigest } from './list-digest.ts';
import { findRows, lockList, requireAnother } from './lock-list.ts';
import { requireNoObstacle } from './obstacle-queries.ts';

type Approval = { readyOn: string; listSm3: string };

/** The head of the unit approves: the list is frozen under its digest, and its cooling begins. */
export const approveList = command<{ listId: string; note: string }, Approval>({
  name: 'disposal.approve-list',

  async perform({ tx, actor, now }, { listId, note }) {
    const list = await lockList(tx, listId, { from: ['proposed'], action: '批准' });
    requireAnother(actor.personId, [{ id: list.proposed_by, as: '编制人' }], '批准');
    const rows = await findRows(tx, listId);
    const standing = rows.filter(({ rejected_at }) => rejected_at === null);
    await requireNoObstacle(
      tx,
      standing.map(({ record_id }) => record_id),
    );
    const { coolingMonths } = await settingOf(tx, list.agency_id);
    const readyOn = Temporal.PlainDate.from(dayOf(now)).add({ months: coolingMonths }).toString();
    const approved = { ...list, approved_by: actor.personId, approvedAt: now.toISOString() };
    const listSm3 = listDigest(approved, rows);
    await tx
      .updateTable('destruction_list')
      .set({
        state: 'approved',
        approved_by: actor.personId,
        approved_at: now,
        approval_note: note || null,
        list_sm3: listSm3,
        ready_on: readyOn,
      })
      .where('id', '=', listId)
      .execute();
    const { number, agency_id } = list;
    const details = { number, items: standing.length, sm3: listSm3, readyOn, coolingMonths };
    return changed(
      { readyOn, listSm3 },
      { subject: `destruction:${listId}`, agencyId: agency_id, details },
    );
  },
});
