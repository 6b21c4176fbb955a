import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import type { Storage } from '../../preservation/storage.ts';
import { beginCheck } from './begin-check.ts';
import { checkRecord, getChecked } from './check-record.ts';
import { noteChecks } from './note-checks.ts';

/**
 * The automatic checks of a batch, in the name of the system: bytes are read outside of transactions,
 * results written record by record. Run again, it goes on with what has no results yet.
 */
export const checkSubmission = (platform: Platform, storage: Storage) =>
  job({
    name: 'collection.check-submission',
    payload: z.object({
      submissionId: z.uuid(),
      /** Check these once more, whatever was found before. */
      again: z.array(z.uuid()).optional(),
    }),

    async perform({ progress }, { submissionId, again }) {
      await execute(platform, beginCheck, systemActor, { submissionId });
      const recordIds =
        again ?? (await read(platform, systemActor, (db) => findUnchecked(db, submissionId)));
      for (const [done, recordId] of recordIds.entries()) {
        await progress(done, recordIds.length);
        const checked = await read(platform, systemActor, (db) => getChecked(db, recordId));
        const found = await checkRecord(storage, checked);
        await execute(platform, noteChecks, systemActor, { submissionId, recordId, found });
      }
      await progress(recordIds.length, recordIds.length);
      return { records: recordIds.length };
    },
  });

async function findUnchecked(db: Db, submissionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('submission_item as item')
    .select('item.record_id')
    .where('item.submission_id', '=', submissionId)
    .where('item.outcome', '=', 'waiting')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('acceptance_check')
            .whereRef('acceptance_check.submission_id', '=', 'item.submission_id')
            .whereRef('acceptance_check.record_id', '=', 'item.record_id')
            .select('acceptance_check.id'),
        ),
      ),
    )
    .orderBy('item.position')
    .execute();
  return rows.map(({ record_id }) => record_id);
}
