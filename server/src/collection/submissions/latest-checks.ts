import type { Db } from '#platform/database.ts';

/** Of each item on each component of each record the last result: that one counts. */
export function latestChecks(db: Db, submissionId: string) {
  return db
    .selectFrom('acceptance_check as check')
    .distinctOn(['check.record_id', 'check.item_code', 'check.component_id'])
    .where('check.submission_id', '=', submissionId)
    .orderBy('check.record_id')
    .orderBy('check.item_code')
    .orderBy('check.component_id')
    .orderBy('check.id', 'desc');
}
