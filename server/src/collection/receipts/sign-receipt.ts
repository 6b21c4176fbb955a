import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Who was handed the paper says that it is here. */
export const receivePaper = command<{ receiptId: string }, Record<string, never>>({
  name: 'collection.receive-paper',

  async perform(context, { receiptId }) {
    const receipt = await lockReceipt(context, receiptId);
    if (receipt.to_person !== context.actor.personId)
      throw new Problem('collection.receipt-not-yours');
    if (receipt.received_at) throw new Problem('collection.receipt-step-done', { done: '签收' });
    await context.tx
      .updateTable('paper_receipt')
      .set({ received_at: context.now })
      .where('id', '=', receiptId)
      .execute();
    return changed({}, eventOf(receipt, '签收'));
  },
});

/** Who had handed it out says that it came back. */
export const returnPaper = command<{ receiptId: string }, Record<string, never>>({
  name: 'collection.return-paper',

  async perform(context, { receiptId }) {
    const receipt = await lockReceipt(context, receiptId);
    if (receipt.from_person !== context.actor.personId)
      throw new Problem('collection.receipt-not-yours');
    if (receipt.returned_at) throw new Problem('collection.receipt-step-done', { done: '归还' });
    await context.tx
      .updateTable('paper_receipt')
      // What was never signed for cannot have come back later than it was seen.
      .set({ received_at: receipt.received_at ?? context.now, returned_at: context.now })
      .where('id', '=', receiptId)
      .execute();
    return changed({}, eventOf(receipt, '归还'));
  },
});

async function lockReceipt(
  { tx }: CommandContext,
  receiptId: string,
): Promise<Row<'paper_receipt'>> {
  const row = await tx
    .selectFrom('paper_receipt')
    .selectAll()
    .where('id', '=', receiptId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('collection.receipt-not-found');
  return row;
}

function eventOf({ id, record_id, agency_id }: Row<'paper_receipt'>, step: string) {
  return {
    subject: `record:${record_id}`,
    agencyId: agency_id,
    details: { receipt: id, step },
  };
}
