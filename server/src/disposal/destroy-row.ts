import { dayOf } from '#platform/clock.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { endItem } from '../appraisal/end-item.ts';
import { oweRemovals } from '../preservation/copies/destroyed-objects.ts';
import { destroyRecord } from '../records/destroy-record.ts';
import { lockList } from './lock-list.ts';
import { requireNoObstacle } from './obstacle-queries.ts';

type DestroyRow = { listId: string; recordId: string; itemId: string };

/**
 * The first half of destroying one record: the catalogue says that it is destroyed, and by which list,
 * before anything is removed. A repeat finds it said.
 */
export const destroyRow = command<DestroyRow, undefined>({
  name: 'disposal.destroy-record',

  async perform(context, { listId, recordId, itemId }) {
    const { tx, now } = context;
    const list = await lockList(tx, listId, { from: ['executing'], action: '销毁' });
    const done = await tx
      .selectFrom('destroyed_record')
      .select('record_id')
      .where('record_id', '=', recordId)
      .executeTakeFirst();
    if (done) return unchanged(undefined);
    await requireNoObstacle(tx, [recordId]);
    const destroyed = await destroyRecord(context, recordId, {
      list: list.number,
      on: dayOf(now),
    });
    const { record, components, events } = destroyed;
    await tx
      .insertInto('destroyed_record')
      .values({
        record_id: recordId,
        agency_id: record.agency_id,
        department_id: record.department_id,
        list_id: listId,
        list_number: list.number,
        destroyed_at: now,
        components: components.length,
        bytes: components.reduce((sum, { size }) => sum + size, 0),
        removed_at: null,
      })
      .execute();
    await oweRemovals(tx, { recordId, agencyId: record.agency_id, now });
    await endItem(context, itemId);
    return changed(undefined, ...events);
  },
});
