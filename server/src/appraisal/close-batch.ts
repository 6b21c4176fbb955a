import { decisionText } from '@lantai/contract/appraisal/appraisal.ts';
import { sql } from 'kysely';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { extendRetention } from '../records/extend-retention.ts';
import { lockOpenBatch } from './lock-batch.ts';

/** Closes a batch in which all is decided: new periods come into force, each with its annotation. */
export const closeBatch = command<{ batchId: string; conclusion: string }, Record<string, never>>({
  name: 'appraisal.close-batch',

  async perform(context, { batchId, conclusion }) {
    const { tx, actor, now } = context;
    const batch = await lockOpenBatch(tx, batchId);
    const items = await tx
      .selectFrom('appraisal_item')
      .selectAll()
      .where('batch_id', '=', batchId)
      .orderBy('record_id')
      .execute();
    const undecided = items.filter(({ decision }) => decision === null).length;
    if (undecided > 0) throw new Problem('appraisal.undecided', { count: undecided });
    const open = items.filter(({ ended_at }) => ended_at === null);
    const events: TrailEvent[] = [];
    for (const item of open) events.push(...(await carryOut(context, batch, item)));
    await tx
      .updateTable('appraisal_batch')
      .set({ conclusion, closed_by: actor.personId, closed_at: now })
      .where('id', '=', batchId)
      .execute();
    const details = { number: batch.number, conclusion, items: items.length };
    const event = { subject: `appraisal:${batchId}`, agencyId: batch.agency_id, details };
    return changed({}, event, ...events);
  },
});

async function carryOut(
  context: CommandContext,
  batch: Row<'appraisal_batch'>,
  item: Row<'appraisal_item'>,
): Promise<TrailEvent[]> {
  const { decision, extended_years, basis_clause, reason, id, record_id: recordId } = item;
  if (decision === null) return [];
  const done = decisionText(decision, extended_years);
  const annotation = `${batch.year} 年鉴定（${batch.number}）：${done}，依据 ${basis_clause}；${reason}`;
  const retention = periodOf(item);
  await context.tx
    .updateTable('appraisal_item')
    .set({ annotation, ...(retention !== undefined && { ended_at: context.now }) })
    .where('id', '=', sql<string>`${id}::uuid`)
    .execute();
  if (retention === undefined) return [];
  const { year: fromYear, number } = batch;
  return [await extendRetention(context, { recordId, retention, fromYear, batch: number })];
}

/** The period a decision gives; it counts from the year of the batch (workflows G.2, S-118). */
function periodOf({ decision, extended_years }: Row<'appraisal_item'>): string | undefined {
  if (decision === 'permanent') return 'Y';
  return decision === 'extend' ? `D${extended_years}` : undefined;
}
