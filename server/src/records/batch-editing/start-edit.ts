import type { BatchChange } from '@lantai/contract/records/batch-change.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';

type StartEdit = {
  recordIds: readonly string[];
  changes: readonly BatchChange[];
  reason: string;
};

/** Asks for a batch edit; the work itself is a job. */
export const startEdit = command<StartEdit, { editId: string; jobId: string }>({
  name: 'records.start-edit',

  async perform({ tx, actor, now }, { recordIds, changes, reason }) {
    const agencyId = await agencyOf(tx, recordIds);
    const { id: editId } = await tx
      .insertInto('edit_batch')
      .values({
        agency_id: agencyId,
        account_id: actor.accountId,
        changes: JSON.stringify(changes),
        reason,
        undoes_id: null,
        asked_by: actor.personId,
        asked_at: now,
        undone_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'records.edit-records' },
      { agencyId, payload: { editId, recordIds } },
    );
    const details = { changes, reason, records: recordIds.length };
    return changed({ editId, jobId }, { subject: `edit:${editId}`, agencyId, details });
  },
});

/** All of one agency: an account of what was done must belong to somebody. */
async function agencyOf(tx: Tx, recordIds: readonly string[]): Promise<string> {
  const agencies = await tx
    .selectFrom('record')
    .select('agency_id')
    .select((row) => row.fn.countAll<number>().as('records'))
    .where('id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .groupBy('agency_id')
    .execute();
  const [agency] = agencies;
  if (!agency) throw new Problem('records.not-found');
  if (agencies.length > 1) throw new Problem('records.several-agencies');
  if (agency.records < new Set(recordIds).size) throw new Problem('records.not-found');
  return agency.agency_id;
}
