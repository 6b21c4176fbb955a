import { carrierNames } from '@lantai/contract/records/record.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecord, recordStep } from './lock-record.ts';

type NoteCorrespondence = { recordId: string; note: string | null };

/** 对应关系说明: where the paper or the bytes of a record on both carriers are (workflows A.13). */
export const noteCorrespondence = command<NoteCorrespondence, string>({
  name: 'records.note-correspondence',

  async perform({ tx, actor, now }, { recordId, note }) {
    const record = await lockRecord(tx, recordId);
    recordStep(record, 'describe');
    if (record.carrier !== 'mixed')
      throw new Problem('records.one-carrier', { carrier: carrierNames[record.carrier] });
    if (record.correspondence === note) return unchanged(recordId);
    await tx
      .updateTable('record')
      .set({
        correspondence: note,
        changed_by: actor.personId,
        changed_at: now,
        version: record.version + 1,
      })
      .where('id', '=', recordId)
      .execute();
    await tx
      .insertInto('field_change')
      .values({
        agency_id: record.agency_id,
        record_id: recordId,
        field: 'correspondence',
        old_value: record.correspondence,
        new_value: note,
        changed_by: actor.personId,
        changed_at: now,
      })
      .execute();
    const details = { fields: ['correspondence'] };
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details,
    });
  },
});
