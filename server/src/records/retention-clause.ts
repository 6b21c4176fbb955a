import type { RecordDetail } from '@lantai/contract/records/record.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Only a clause that is in force for the agency may be chosen; one chosen earlier stays what it was. */
export async function requireClauseInForce(
  db: Db,
  agencyId: string,
  retentionItemId: string,
): Promise<void> {
  const item = await db
    .selectFrom('retention_item as item')
    .innerJoin('retention_schedule as schedule', 'schedule.id', 'item.schedule_id')
    .select('item.id')
    .where('item.id', '=', retentionItemId)
    .where('schedule.agency_id', '=', agencyId)
    .where('schedule.state', '=', 'effective')
    .where('item.retention', 'is not', null)
    .executeTakeFirst();
  if (!item) throw new Problem('records.clause-not-in-force');
}

/** The clause a record goes back to, in the words of the version of the schedule that judged it. */
export async function findClause(
  db: Db,
  retentionItemId: string | null,
): Promise<RecordDetail['clause']> {
  if (retentionItemId === null) return null;
  const item = await db
    .selectFrom('retention_item as item')
    .innerJoin('retention_schedule as schedule', 'schedule.id', 'item.schedule_id')
    .select(['item.number', 'item.text', 'item.retention', 'schedule.title', 'schedule.version'])
    .where('item.id', '=', retentionItemId)
    .executeTakeFirst();
  if (!item) return null;
  const { title, version, ...clause } = item;
  return { ...clause, schedule: `${title}（第 ${version} 版）` };
}

/** As the history shows it: number and words, readable without the schedule. */
export async function clauseText(db: Db, retentionItemId: string | null): Promise<string | null> {
  const clause = await findClause(db, retentionItemId);
  return clause ? `${clause.number} ${clause.text}` : retentionItemId;
}
