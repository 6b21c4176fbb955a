import {
  type TransferAction,
  transferActionNames,
  transferAfter,
  transferStateNames,
} from '@lantai/contract/transfer/transfer-batch.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { dayOf } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import type { NewRow, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Holds the batch until the transaction ends, so that two steps of it cannot cross. */
export async function lockBatch(tx: Tx, batchId: string): Promise<Row<'transfer_batch'>> {
  const batch = await tx
    .selectFrom('transfer_batch')
    .selectAll()
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst();
  if (!batch) throw new Problem('transfer.batch-not-found');
  return batch;
}

type Step = {
  readonly action: TransferAction;
  /** Today where nothing else is said: what happened outside has a day of its own. */
  readonly happenedOn?: string;
  readonly signer?: string;
  readonly note?: string;
  readonly details?: Record<string, unknown>;
  readonly changes?: Partial<NewRow<'transfer_batch'>>;
};

/** Takes a batch one step further and writes the step down; returns what goes into the trail. */
export async function takeStep(
  { tx, actor, now }: CommandContext,
  batch: Row<'transfer_batch'>,
  { action, happenedOn = dayOf(now), signer, note, details = {}, changes = {} }: Step,
): Promise<TrailEvent> {
  const to = requireStep(batch, action);
  const round = changes.round ?? batch.round;
  await tx
    .updateTable('transfer_batch')
    .set({ ...changes, state: to, moved_at: now })
    .where('id', '=', batch.id)
    .execute();
  await tx
    .insertInto('transfer_step')
    .values({
      batch_id: batch.id,
      agency_id: batch.agency_id,
      action,
      from_state: batch.state,
      to_state: to,
      round,
      happened_on: happenedOn,
      signer: signer ?? null,
      note: note || null,
      details: JSON.stringify(details),
      entered_by: actor.personId,
      entered_at: now,
    })
    .execute();
  return {
    subject: `transfer:${batch.id}`,
    agencyId: batch.agency_id,
    details: {
      ...{ number: batch.number, action, from: batch.state, to, round },
      ...(signer && { signer, happenedOn }),
      ...(note && { note }),
      ...details,
    },
  };
}

/** The state an action leads to, or the problem that keeps the batch from it. */
export function requireStep(batch: Row<'transfer_batch'>, action: TransferAction) {
  const to = transferAfter(batch, action);
  if (to === undefined)
    throw new Problem('transfer.wrong-state', {
      state: transferStateNames[batch.state],
      action: transferActionNames[action],
    });
  return to;
}

/** A day that was entered: not after today, and not before the step that came before it. */
export async function requireDay(
  { tx, now }: CommandContext,
  batch: Row<'transfer_batch'>,
  days: Readonly<Record<string, string>>,
): Promise<void> {
  const last = await tx
    .selectFrom('transfer_step')
    .select('happened_on')
    .where('batch_id', '=', batch.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = last?.happened_on ?? dayOf(batch.planned_at);
  for (const [what, day] of Object.entries(days))
    if (day > dayOf(now) || day < before)
      throw new Problem('transfer.days-out-of-order', { what, before });
}
