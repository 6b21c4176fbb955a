import { type AppraisalDecision, opinionsNeeded } from '@lantai/contract/appraisal/appraisal.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findItems, lockOpenBatch } from './lock-batch.ts';

type DecideItems = {
  batchId: string;
  itemIds: readonly string[];
  decision: AppraisalDecision;
  extendedYears?: number | undefined;
  reason: string;
  basisClause: string;
};

/**
 * The leader of the group decides on records of which two members have said what they think. Until the
 * batch is closed a decision may be changed.
 */
export const decideItems = command<DecideItems, { decided: number }>({
  name: 'appraisal.decide-items',

  async perform({ tx, actor, now }, { batchId, itemIds, decision, extendedYears, ...why }) {
    const batch = await lockOpenBatch(tx, batchId);
    if (batch.leader_id !== actor.personId)
      throw new Problem('appraisal.not-leader', {
        leader: batch.members.find(({ personId }) => personId === batch.leader_id)?.name ?? '',
      });
    if ((decision === 'extend') !== (extendedYears !== undefined))
      throw new Problem('appraisal.years-missing');
    const items = await findItems(tx, batchId, itemIds);
    const ended = items.filter(({ ended_at }) => ended_at !== null).length;
    const listed = await countListed(tx, items);
    if (ended + listed > 0) throw new Problem('appraisal.item-ended', { count: ended + listed });
    await requireOpinions(tx, items);
    await tx
      .updateTable('appraisal_item')
      .set({
        decision,
        extended_years: extendedYears ?? null,
        reason: why.reason,
        basis_clause: why.basisClause,
        decided_by: actor.personId,
        decided_at: now,
      })
      .where('id', '=', sql<string>`any(${items.map(({ id }) => id)}::uuid[])`)
      .execute();
    const codes = items.map(({ code }) => code);
    const details = { number: batch.number, decision, extendedYears, ...why, codes };
    return changed(
      { decided: items.length },
      { subject: `appraisal:${batchId}`, agencyId: batch.agency_id, details },
    );
  },
});

async function requireOpinions(tx: Tx, items: readonly Row<'appraisal_item'>[]): Promise<void> {
  const rows = await tx
    .selectFrom('appraisal_opinion')
    .select(['item_id', (row) => row.fn.countAll<number>().as('count')])
    .where('item_id', '=', sql<string>`any(${items.map(({ id }) => id)}::uuid[])`)
    .groupBy('item_id')
    .execute();
  const counts = new Map(rows.map(({ item_id, count }) => [item_id, count]));
  const lacking = items.filter(({ id }) => (counts.get(id) ?? 0) < opinionsNeeded);
  if (lacking.length > 0)
    throw new Problem('appraisal.opinions-lacking', {
      count: lacking.length,
      codes: lacking
        .slice(0, 5)
        .map(({ code }) => code)
        .join('、'),
    });
}

/** Lists belong to disposal; that a record stands on one that is not refused is read here. */
async function countListed(tx: Tx, items: readonly Row<'appraisal_item'>[]): Promise<number> {
  const { count } = await tx
    .selectFrom('destruction_item')
    .innerJoin('destruction_list', 'destruction_list.id', 'destruction_item.list_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('item_id', '=', sql<string>`any(${items.map(({ id }) => id)}::uuid[])`)
    .where('rejected_at', 'is', null)
    .where('destruction_list.state', '<>', 'refused')
    .executeTakeFirstOrThrow();
  return count;
}
