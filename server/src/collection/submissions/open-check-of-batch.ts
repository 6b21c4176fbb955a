import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { openRun } from '../../quality/open-run.ts';

type Batch = {
  readonly submissionId: string;
  readonly name: string;
  readonly recordIds: readonly string[];
  readonly expected: CheckExpectations;
};

/** The check by the 36 items of filing, which begins as soon as the batch is handed over for good. */
export function openCheckOfBatch(context: CommandContext, batch: Batch) {
  const { submissionId, name, recordIds, expected } = batch;
  const subject = { kind: 'submission', id: submissionId } as const;
  return openRun(context, { subject, name, recordIds, stage: 'GD', expected }, ({ agencyId }) =>
    enqueue(
      context,
      { name: 'collection.check-submission' },
      { agencyId, payload: { submissionId } },
    ),
  );
}

/**
 * What is handed over, as it was said to be at that moment: the total of the list, and of each record
 * its files with their SM3. What is measured afterwards is held against this, never against itself.
 */
export async function findHandedOver(
  db: Db,
  recordIds: readonly string[],
): Promise<CheckExpectations & { readonly bytes: number }> {
  const rows = await db
    .selectFrom('component')
    .select(['record_id', 'size', 'sm3'])
    .where('record_id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .orderBy('position')
    .execute();
  const byRecord = Map.groupBy(rows, ({ record_id }) => record_id);
  const filesOf = (id: string) => byRecord.get(id) ?? [];
  return {
    count: recordIds.length,
    bytes: rows.reduce((sum, { size }) => sum + size, 0),
    components: Object.fromEntries(recordIds.map((id) => [id, filesOf(id).length])),
    digests: Object.fromEntries(recordIds.map((id) => [id, filesOf(id).map(({ sm3 }) => sm3)])),
  };
}
