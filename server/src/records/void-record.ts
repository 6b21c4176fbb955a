import { changed, command } from '#platform/command.ts';
import { lockRecord, recordStep, requireNoHold } from './lock-record.ts';

/** Nothing is deleted: a voided record keeps its number and its story (workflows 0.3, 7). */
export const voidRecord = command<{ recordId: string; reason: string }, string>({
  name: 'records.void-record',

  async perform({ tx, actor, now }, { recordId, reason }) {
    const record = await lockRecord(tx, recordId);
    const state = recordStep(record, 'void');
    await requireNoHold(tx, recordId, '作废');
    await tx
      .updateTable('record')
      .set({
        state,
        changed_by: actor.personId,
        changed_at: now,
        version: record.version + 1,
      })
      .where('id', '=', recordId)
      .execute();
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { from: record.state, to: state, reason },
    });
  },
});
