import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { lockRecord, recordStep } from '../../records/lock-record.ts';

type Put = { recordId: string; note: string };

/** No clause fits this record: its department and then the archive room are asked (workflows A.3). */
export const putOutOfScope = command<Put, { caseId: string }>({
  name: 'collection.put-out-of-scope',

  async perform({ tx, actor, now }, { recordId, note }) {
    const record = await lockRecord(tx, recordId);
    // Whoever decides takes one of the two ways from here.
    recordStep(record, 'pre-file');
    const { id } = await tx
      .insertInto('out_of_scope_case')
      .values({
        agency_id: record.agency_id,
        department_id: record.department_id,
        record_id: recordId,
        note,
        put_by: actor.personId ?? '',
        put_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('out_of_scope_open_once', 'collection.out-of-scope-already'));
    return changed(
      { caseId: id },
      {
        subject: `record:${recordId}`,
        agencyId: record.agency_id,
        details: { case: id, category: record.category, note },
      },
    );
  },
});
