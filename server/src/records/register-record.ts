import { changed, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { takeTemporaryNumbers } from './insert-records.ts';
import { lockRecord, recordStep } from './lock-record.ts';

export const registerRecord = command<{ recordId: string }, string>({
  name: 'records.register-record',

  async perform({ tx, actor, now }, { recordId }) {
    const record = await lockRecord(tx, recordId);
    const state = recordStep(record, 'register');
    const fonds = await getFonds(tx, record.fonds_id);
    const [temporaryNumber = null] = await takeTemporaryNumbers({ tx, now, fonds }, 1);
    await tx
      .updateTable('record')
      .set({
        state,
        temporary_number: temporaryNumber,
        changed_by: actor.personId,
        changed_at: now,
        version: record.version + 1,
      })
      .where('id', '=', recordId)
      .execute();
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { from: record.state, to: state, temporaryNumber },
    });
  },
});
