import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { submissionName } from './hand-over-batch.ts';

/** Holds a batch until the transaction ends, so that two decisions on it cannot cross. */
export async function lockSubmission(
  tx: Tx,
  submissionId: string,
): Promise<Row<'submission'> & { name: string }> {
  const row = await tx
    .selectFrom('submission')
    .selectAll()
    .where('id', '=', submissionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('collection.submission-not-found');
  const { code } = await tx
    .selectFrom('fonds')
    .select('code')
    .where('id', '=', row.fonds_id)
    .executeTakeFirstOrThrow();
  return { ...row, name: submissionName({ code, ...row }) };
}

/** Who handed over does not judge it, under whatever account (workflows 0.3, 5: by person). */
export function requireOtherPerson(submission: Row<'submission'>, actor: Actor, act: string): void {
  if (submission.submitted_by === actor.personId)
    throw new Problem('collection.same-person', { act, first: '提交' });
}

/** The named records, all of them still waiting in this batch. */
export async function requireWaiting(
  tx: Tx,
  submissionId: string,
  recordIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(recordIds)];
  const rows = await tx
    .selectFrom('submission_item')
    .select('record_id')
    .where('submission_id', '=', submissionId)
    .where('outcome', '=', 'waiting')
    .where('record_id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute();
  if (rows.length < wanted.length)
    throw new Problem('collection.not-in-submission', { count: wanted.length - rows.length });
}
