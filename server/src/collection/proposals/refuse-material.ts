import { changed, command } from '#platform/command.ts';
import { removeContent } from '../../records/change-components.ts';
import { lockRecord } from '../../records/lock-record.ts';
import { moveRecords } from '../../records/move-records.ts';

/**
 * What the State forbids to file (Archives Law, 14) is refused with its ground: the record is voided,
 * its content removed, and the refusal alone is kept (workflows A.3).
 */
export const refuseMaterial = command<{ recordId: string; ground: string }, string>({
  name: 'collection.refuse-material',

  async perform(context, { recordId, ground }) {
    const { tx, actor, now } = context;
    const record = await lockRecord(tx, recordId);
    await tx
      .insertInto('refused_material')
      .values({
        agency_id: record.agency_id,
        department_id: record.department_id,
        temporary_number: record.temporary_number,
        title: record.title,
        ground,
        refused_by: actor.personId,
        refused_at: now,
      })
      .execute();
    const components = await removeContent(tx, recordId);
    const details = { reason: `国家规定不得归档：${ground}`, componentsRemoved: components };
    return changed(recordId, ...(await moveRecords(context, [recordId], 'void', details)));
  },
});
