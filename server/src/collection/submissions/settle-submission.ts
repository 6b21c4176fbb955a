import { sql } from 'kysely';
import type { CommandContext } from '#platform/command.ts';

type Decision = {
  readonly submissionId: string;
  readonly outcome: 'accepted' | 'returned';
  readonly items: readonly { readonly recordId: string; readonly reason: string | null }[];
};

/** Writes down what became of records in their batch, and closes it when none waits any more. */
export async function decideItems(
  { tx, actor, now }: CommandContext,
  { submissionId, outcome, items }: Decision,
): Promise<void> {
  for (const { recordId, reason } of items)
    await tx
      .updateTable('submission_item')
      .set({ outcome, reason, decided_by: actor.personId, decided_at: now })
      .where('submission_id', '=', submissionId)
      .where('record_id', '=', recordId)
      .execute();
  // What was voided meanwhile is waited for no longer.
  await tx
    .updateTable('submission_item')
    .set({ outcome: 'voided', decided_at: now })
    .where('submission_id', '=', submissionId)
    .where('outcome', '=', 'waiting')
    .where(
      sql<boolean>`exists (select from record where record.id = record_id and record.state = 'voided')`,
    )
    .execute();
  const { waiting } = await tx
    .selectFrom('submission_item')
    .select((row) => row.fn.countAll<number>().as('waiting'))
    .where('submission_id', '=', submissionId)
    .where('outcome', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (waiting === 0)
    await tx
      .updateTable('submission')
      .set({ state: 'settled', settled_at: now })
      .where('id', '=', submissionId)
      .execute();
}
