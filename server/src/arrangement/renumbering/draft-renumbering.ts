import {
  MOST_RENUMBERED,
  type RenumberingPlan,
  type RenumberingWish,
} from '@lantai/contract/arrangement/renumbering.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { getClass } from '../numbering/class-places.ts';
import { previewRenumbering } from './preview-renumbering.ts';
import { findLookedAt } from './renumbered-records.ts';

type DraftRenumbering = { fondsId: string; reason: string; wish: RenumberingWish };

/** Writes down what is wished, for its preview; no number changes. */
export const draftRenumbering = command<DraftRenumbering, { id: string }>({
  name: 'arrangement.draft-renumbering',

  async perform({ tx, actor, now }, { fondsId, reason, wish }) {
    const { agency_id } = await getFonds(tx, fondsId);
    const plan = await planOf(tx, fondsId, wish);
    const { items, unchanged } = await previewRenumbering(tx, {
      ...{ id: null, fondsId, agencyId: agency_id, plan },
    });
    const count = items.length + unchanged;
    if (count > MOST_RENUMBERED)
      throw new Problem('arrangement.too-many-to-renumber', { count, most: MOST_RENUMBERED });
    if (items.length === 0 && plan.kind === 'reorder')
      throw new Problem('arrangement.nothing-to-renumber');
    const { id } = await tx
      .insertInto('renumbering')
      .values({
        agency_id,
        fonds_id: fondsId,
        kind: plan.kind,
        plan: JSON.stringify(plan),
        reason,
        records: items.length,
        unchanged,
        drafted_by: actor.personId,
        drafted_at: now,
        ...nothingYet,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { kind: plan.kind, reason, records: items.length };
    return changed({ id }, { subject: `renumbering:${id}`, agencyId: agency_id, details });
  },
});

const nothingYet = {
  digest: null,
  proposed_by: null,
  proposed_at: null,
  decided_by: null,
  decided_at: null,
  refusal: null,
  job_id: null,
  ended_at: null,
};

/** A wish with its records by their ids. */
async function planOf(tx: Tx, fondsId: string, wish: RenumberingWish): Promise<RenumberingPlan> {
  if (wish.kind === 'move') {
    const { codes, ...plan } = wish;
    return { ...plan, recordIds: await recordsOf(tx, fondsId, codes) };
  }
  const { codes, ...reorder } = wish;
  await getClass(tx, fondsId, reorder.classKey);
  const { from, to } = reorder;
  if (from !== null && to !== null && to < from)
    throw new Problem('request.invalid', { reason: '止号小于起号' });
  if (reorder.order !== 'by-hand') return { ...reorder, recordIds: null };
  const recordIds = await recordsOf(tx, fondsId, codes ?? []);
  const plan = { ...reorder, recordIds };
  await requireComplete(tx, fondsId, plan);
  return plan;
}

async function recordsOf(tx: Tx, fondsId: string, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes)];
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'archival_code as code'])
    .where('fonds_id', '=', fondsId)
    .where('archival_code', '=', sql<string>`any(${wanted}::text[])`)
    .execute();
  const byCode = new Map(rows.map(({ id, code }) => [code, id]));
  const unknown = wanted.filter((code) => !byCode.has(code));
  if (unknown.length > 0)
    throw new Problem('arrangement.codes-unknown', { codes: unknown.slice(0, 10).join('、') });
  return wanted.flatMap((code) => byCode.get(code) ?? []);
}

/** An order by hand names every record of its run once, and no other. */
async function requireComplete(tx: Tx, fondsId: string, plan: RenumberingPlan): Promise<void> {
  const inRun = await findLookedAt(tx, fondsId, plan);
  const listed = new Set(plan.recordIds);
  const missing = inRun.filter(({ id }) => !listed.has(id));
  const there = new Set(inRun.map(({ id }) => id));
  const strangers = [...listed].filter((id) => !there.has(id));
  if (missing.length + strangers.length === 0) return;
  const names = await tx
    .selectFrom('record')
    .select('archival_code as code')
    .where('id', '=', sql<string>`any(${[...strangers, ...missing.map(({ id }) => id)]}::uuid[])`)
    .orderBy('archival_code')
    .limit(10)
    .execute();
  throw new Problem('arrangement.order-incomplete', {
    count: inRun.length,
    codes: names.map(({ code }) => code).join('、'),
  });
}
