import { changed, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { takeTemporaryNumbers } from './insert-records.ts';
import { lockRecord, recordStep } from './lock-record.ts';
import { moveRecords } from './move-records.ts';

export const registerRecord = command<{ recordId: string }, string>({
  name: 'records.register-record',

  async perform(context, { recordId }) {
    const { tx, now } = context;
    const record = await lockRecord(tx, recordId);
    recordStep(record, 'register');
    const fonds = await getFonds(tx, record.fonds_id);
    const [temporaryNumber = null] = await takeTemporaryNumbers({ tx, now, fonds }, 1);
    await tx
      .updateTable('record')
      .set({ temporary_number: temporaryNumber })
      .where('id', '=', recordId)
      .execute();
    return changed(
      recordId,
      ...(await moveRecords(context, [recordId], 'register', { temporaryNumber })),
    );
  },
});
