import { checkProperties, checkPropertyNames } from '@lantai/contract/quality/check-item.ts';
import { hasPackage } from '@lantai/contract/transfer/transfer-batch.ts';
import type { TransferReception } from '@lantai/contract/transfer/transfer-sheet.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { canonicalJson } from '../audit/sealing/canonical-entry.ts';
import { digestText } from '../preservation/digest.ts';
import { transferRecords } from '../records/transfer-records.ts';
import { figuresOf } from './batch-figures.ts';
import { batchRecords, requireUnchanged } from './batch-records.ts';
import { daysOf, requireTwoSigners } from './hand-over-transfer.ts';
import { lockBatch, requireDay, requireStep, takeStep } from './take-step.ts';

type Receive = TransferReception & { batchId: string };

/**
 * The archive has received a batch: its half of the register is frozen with ours, and the records are
 * transferred. The archive stands outside the system; who of us entered its words is kept.
 */
export const receiveTransfer = command<Receive, Record<string, never>>({
  name: 'transfer.receive-transfer',

  async perform(context, { batchId, ...reception }) {
    const { tx, actor, now } = context;
    const batch = await lockBatch(tx, batchId);
    requireStep(batch, 'receive');
    requireTwoSigners('接收单位', reception.signatures);
    const { receivedOn: happenedOn } = reception;
    await requireDay(context, batch, { ...daysOf(reception.signatures), 接收: happenedOn });
    if (hasPackage(batch.kind)) requireChecked(reception);
    await requireCounted(tx, batch, reception);
    await requireUnchanged(tx, batchId);
    const sheet = await getSheet(tx, batch);
    const { sm3 } = digestText(canonicalJson({ handed: sheet.sm3, received: reception }));
    await tx
      .updateTable('transfer_sheet')
      .set({
        received: JSON.stringify(reception),
        received_sm3: sm3,
        received_entered_by: actor.personId,
        received_at: now,
      })
      .where('batch_id', '=', batchId)
      .where('round', '=', batch.round)
      .execute();
    const moved = await transferRecords(context, await batchRecords(tx, batchId), {
      ...{ on: happenedOn, to: batch.archive_name, number: batch.number },
    });
    const step = await takeStep(context, batch, {
      ...{ action: 'receive', happenedOn, signer: reception.signatures.filledBy },
      details: { receivedSm3: sm3 },
      changes: { received_on: happenedOn },
    });
    return changed({}, step, ...moved);
  },
});

/** DA/T 93-2022, 7.2: the receiver tests as well, and what fails comes back as a whole. */
function requireChecked({ checks }: TransferReception): void {
  for (const property of checkProperties) {
    const { result } = checks[property];
    const named = { property: checkPropertyNames[property] };
    if (result === 'failed') throw new Problem('transfer.check-failed', named);
    if (result === 'not-checked' || result === 'partly')
      throw new Problem('transfer.check-not-made', named);
  }
}

async function requireCounted(
  tx: Tx,
  batch: Row<'transfer_batch'>,
  { paperItems: counted }: TransferReception,
): Promise<void> {
  const { paperItems: listed } = await figuresOf(tx, batch.id);
  if (counted !== listed) throw new Problem('transfer.paper-count-differs', { counted, listed });
}

async function getSheet(tx: Tx, { id, round }: Row<'transfer_batch'>) {
  const sheet = await tx
    .selectFrom('transfer_sheet')
    .selectAll()
    .where('batch_id', '=', id)
    .where('round', '=', round)
    .executeTakeFirst();
  if (!sheet) throw new Problem('transfer.sheet-not-made');
  return sheet;
}
