import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { submissionName } from '../../collection/submissions/hand-over-batch.ts';

/** Batches that are settled, of which something was accepted, and that no register counts yet; oldest first. */
export async function findUnregisteredBatches(db: Db, fondsId?: string) {
  let query = db
    .selectFrom('submission')
    .innerJoin('fonds', 'fonds.id', 'submission.fonds_id')
    .innerJoin('org_unit as department', 'department.id', 'submission.department_id')
    .select(['submission.id', 'submission.year', 'submission.number', 'submission.settled_at'])
    .select(['fonds.code', 'department.name as departmentName'])
    .select(
      sql<number>`(select count(*) from submission_item item
        where item.submission_id = submission.id and item.outcome = 'accepted')`.as('accepted'),
    )
    .where('submission.state', '=', 'settled')
    .where(
      sql<boolean>`exists (select from submission_item item
        where item.submission_id = submission.id and item.outcome = 'accepted')`,
    )
    .where(
      sql<boolean>`not exists (select from register_sheet
        where subject = 'batch' and subject_id = submission.id)`,
    )
    .orderBy('submission.settled_at')
    .orderBy('submission.id')
    .limit(500);
  if (fondsId) query = query.where('submission.fonds_id', '=', fondsId);
  const rows = await query.execute();
  return rows.map(({ id, settled_at, departmentName, accepted, ...batch }) => ({
    submissionId: id,
    name: submissionName(batch),
    departmentName,
    settledAt: settled_at,
    accepted,
  }));
}
