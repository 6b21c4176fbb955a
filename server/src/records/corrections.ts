import { isAccepted } from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** How an agency wants corrections after acceptance; without a decision of its own, with approval. */
export async function correctionsOf(db: Db, agencyId: string): Promise<'approval' | 'direct'> {
  const setting = await db
    .selectFrom('collection_setting')
    .select('corrections')
    .where('agency_id', '=', agencyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return setting?.corrections ?? 'approval';
}

/**
 * After acceptance nobody corrects alone, the head of the archives neither: a correction is proposed and
 * another person consents, unless the agency has it otherwise (GB/T 39784-2021, 5.3-5).
 */
export async function requireFreeToCorrect(
  db: Db,
  actor: Actor,
  record: Pick<Row<'record'>, 'id' | 'state' | 'agency_id'>,
): Promise<void> {
  if (actor.duty === 'system') return;
  if (!isAccepted(record.state)) return;
  if ((await correctionsOf(db, record.agency_id)) === 'approval')
    throw new Problem('collection.needs-approval', { recordId: record.id });
}
